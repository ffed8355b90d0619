import type { Contender } from "../contenders/contender";
import { type Measured, Project } from "./project";

export const steps = ["up, new", "up, unchanged", "preview --refresh", "up, one member changed", "destroy"] as const;
export type Step = (typeof steps)[number];

export interface Cycle {
  readonly contender: string;
  readonly chats: number;
  readonly runs: Readonly<Record<Step, Measured>>;
  /** Of the whole state, after the creation. */
  readonly stateBytes: number;
  readonly providerTextBytes: number;
}

/** The life of a stack, each step timed. */
export const runCycle = async (
  contender: Contender,
  chats: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Cycle> => {
  const project = await Project.start(contender);
  project.stack.env = { ...project.stack.env, ...env };
  try {
    project.declare(chats, 1);
    const created = await project.measure("up", "--yes", "--skip-preview");
    const stateBytes = project.stack.stateBytes();
    const providerText = project.stack.resources().find(({ inputs }) => inputs?.__provider)?.inputs.__provider;
    const unchanged = await project.measure("up", "--yes", "--skip-preview");
    const refreshed = await project.measure("preview", "--refresh", "--expect-no-changes");
    project.declare(chats, 2);
    const changed = await project.measure("up", "--yes", "--skip-preview");
    const destroyed = await project.measure("destroy", "--yes", "--skip-preview");
    return {
      contender: contender.name,
      chats,
      runs: {
        "up, new": created,
        "up, unchanged": unchanged,
        "preview --refresh": refreshed,
        "up, one member changed": changed,
        destroy: destroyed,
      },
      stateBytes,
      providerTextBytes: Buffer.byteLength(String(providerText)),
    };
  } finally {
    await project.close();
  }
};
