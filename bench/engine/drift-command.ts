import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ours } from "../contenders/ours";
import { median } from "../statistics";
import { Project } from "./project";

export interface DriftTime {
  readonly chats: number;
  /** Medians, in seconds. */
  readonly drift: number;
  readonly previewRefresh: number;
  /** Of the rounds. */
  readonly ratio: number;
  /** Resident memory of `pulumi-wecom drift` at its peak. */
  readonly peakBytes: number | undefined;
}

/** `pulumi-wecom drift` of an export against `pulumi preview --refresh`, both of the same stack. */
export const compareDrift = async (chats: number, repeat: number): Promise<DriftTime> => {
  const project = await Project.start(ours);
  try {
    project.stack.env = { ...project.stack.env, PULUMI_SKIP_CHECKPOINTS: "true" };
    project.declare(chats, 1);
    await project.measure("up", "--yes", "--skip-preview");
    await project.stack.mustRun("stack", "export", "--file", "export.json");
    const rounds: { readonly drift: number; readonly previewRefresh: number }[] = [];
    let peakBytes: number | undefined;
    for (let round = 0; round < repeat; round++) {
      const { seconds } = await project.measure("preview", "--refresh", "--expect-no-changes");
      const drift = await timeDrift(project);
      peakBytes = Math.max(peakBytes ?? 0, drift.peakBytes);
      rounds.push({ previewRefresh: seconds, drift: drift.seconds });
    }
    return {
      chats,
      drift: median(rounds.map(({ drift }) => drift)),
      previewRefresh: median(rounds.map(({ previewRefresh }) => previewRefresh)),
      ratio: median(rounds.map(({ drift, previewRefresh }) => previewRefresh / drift)),
      peakBytes,
    };
  } finally {
    await project.close();
  }
};

const repository = join(__dirname, "../..");

const timeDrift = async ({ stack }: Project): Promise<{ readonly seconds: number; readonly peakBytes: number }> => {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ["--require", join(__dirname, "say-peak.cjs"), join(repository, "dist/cli/main.js"), "drift", "export.json"],
    { cwd: stack.folder, env: stack.env as NodeJS.ProcessEnv, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    said += part;
  });
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`pulumi-wecom drift ended with ${status}: ${said}`);
  const peak = /^peak (\d+)$/m.exec(said)?.[1];
  return { seconds: (performance.now() - began) / 1000, peakBytes: Number(peak) };
};
