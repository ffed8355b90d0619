import { z } from "zod";

const finding = z
  .object({
    check: z.string(),
    /** `skipped`: an earlier check failed, so that this one couldn't be made. */
    status: z.enum(["ok", "warning", "failed", "skipped"]),
    found: z.string(),
    /** What to do; null where there is nothing. */
    advice: z.string().nullable(),
  })
  .readonly();

/** What `--format json` prints. Within a version, keys are only added. */
export const doctorReportSchema = z
  .object({
    version: z.literal(1),
    /** Whether this machine can manage chats: nothing failed. */
    healthy: z.boolean(),
    exitStatus: z.literal([0, 1]),
    /** In the order in which they were made. */
    checks: z.array(finding).readonly(),
  })
  .readonly();

export type DoctorReport = z.output<typeof doctorReportSchema>;
export type Finding = DoctorReport["checks"][number];
export type FindingStatus = Finding["status"];
