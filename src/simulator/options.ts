import { z } from "zod";
import { faultRuleSchema } from "./faults/fault-rule";
import type { Given } from "./given";
import { knobsSchema } from "./world/knobs";
import { seedSchema } from "./world/seed";

/** What `createSimulator` takes; all may be left out. */
export const simulatorOptionsSchema = z.strictObject({
  /** `private` adds dismiss and answers as the private edition does. Default `public`. */
  edition: z.enum(["public", "private"]).default("public"),
  /** `manual`: time passes only by `advance`. Default `real`. */
  clock: z.enum(["real", "manual"]).default("real"),
  /** Unix time in milliseconds at which a manual clock begins; default the machine's. */
  startAtMs: z.int().optional(),
  /** Corps, apps, directory and chats at the start and after a reset. */
  seed: seedSchema.prefault({}),
  /** What nobody outside WeCom knows; see the table in the reference. */
  knobs: knobsSchema.prefault({}),
  /** Fault rules at the start and after a reset. */
  faults: z.array(faultRuleSchema).readonly().default([]),
  /** How many requests the log holds; the oldest go first. */
  logCapacity: z.int().min(1).default(20_000),
});
export type SimulatorOptions = Given<z.input<typeof simulatorOptionsSchema>>;

/** What `startSimulator` takes. */
export const serverOptionsSchema = simulatorOptionsSchema.extend({
  /** 0, the default: any free port. */
  port: z.int().min(0).max(65_535).default(0),
  /** A file in which the whole state is kept between runs. Once it exists it wins over `seed`. It holds secrets. */
  data: z.string().min(1).optional(),
});
export type ServerOptions = Given<z.input<typeof serverOptionsSchema>>;
