import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ours } from "../contenders/ours";
import { unlessInterrupted } from "../interruption";
import { median } from "../statistics";
import { Project } from "./project";

export interface DriftTime {
  readonly chats: number;
  readonly rounds: number;
  /** Medians, in seconds. */
  readonly drift: number;
  readonly previewRefresh: number;
  /** Of the rounds. */
  readonly ratio: number;
  /** Resident memory of `pulumi-wecom drift` at its peak; median of the rounds. */
  readonly peakBytes: number;
}

/** `pulumi-wecom drift` of a stack, by its name, against `pulumi preview --refresh` of the same. */
export const compareDrift = async (chats: number, rounds: number): Promise<DriftTime> => {
  const project = await Project.start(ours);
  try {
    project.stack.env = { ...project.stack.env, PULUMI_SKIP_CHECKPOINTS: "true" };
    project.declare(chats, 1);
    await project.measure("up", "--yes", "--skip-preview");
    const measured: { readonly drift: number; readonly previewRefresh: number; readonly peakBytes: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const { seconds } = await project.measure("preview", "--refresh", "--expect-no-changes");
      const drift = await unlessInterrupted(() => timeDrift(project));
      measured.push({ previewRefresh: seconds, drift: drift.seconds, peakBytes: drift.peakBytes });
    }
    return {
      chats,
      rounds,
      drift: median(measured.map(({ drift }) => drift)),
      previewRefresh: median(measured.map(({ previewRefresh }) => previewRefresh)),
      ratio: median(measured.map(({ drift, previewRefresh }) => previewRefresh / drift)),
      peakBytes: median(measured.map(({ peakBytes }) => peakBytes)),
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
    ["--require", join(__dirname, "say-peak.cjs"), join(repository, "dist/cli/main.js"), "drift", "--stack", "dev"],
    { cwd: stack.folder, env: stack.env as NodeJS.ProcessEnv, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    said += part;
  });
  const [status] = await once(child, "close");
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`pulumi-wecom drift ended with ${status}: ${said}`);
  const peak = /^peak (\d+)$/m.exec(said)?.[1];
  if (peak === undefined) throw new Error(`pulumi-wecom drift didn't say its peak of memory: ${said}`);
  return { seconds, peakBytes: Number(peak) };
};
