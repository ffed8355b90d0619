import { chatLimits } from "../../src/api/limits";
import type { Contender } from "../contenders/contender";
import { median } from "../statistics";
import { type Measured, Project } from "./project";

export const people = chatLimits.maxMembers;
/** As many as one update may remove without being told so: not more than half. */
export const replaced = people / 2 - 1;

/** One chat of as many people as there can be; another version has others in the place of some. */
const crowd: Contender = {
  name: "a crowd",
  files: {},
  program: (_, version) => `
const wecom = require("pulumi-wecom");
const members = Array.from({ length: ${people} }, (_, k) => "person" + (k + ${version * replaced}));
new wecom.AppChat("everybody", { name: "Everybody", owner: members.at(-1), members });
`,
};

/** A step of the life of a chat of 2000 people. */
export interface CrowdStep {
  readonly step: string;
  /** Median of the rounds. */
  readonly seconds: number;
  readonly calls: Measured["calls"];
  /** Resident memory of the provider process at its peak, median of the rounds. */
  readonly peakBytes: number | undefined;
}

export const measureCrowd = async (repeat: number): Promise<readonly CrowdStep[]> => {
  const rounds: (readonly Measured[])[] = [];
  for (let round = 0; round < repeat; round++) rounds.push(await live());
  return ["made", `${replaced} replaced`, "preview --refresh"].map((step, index) => {
    const runs = rounds.flatMap((round) => round[index] ?? []);
    const peaks = runs.flatMap(({ use }) => use.provider?.peakBytes ?? []);
    return {
      step,
      seconds: median(runs.map(({ seconds }) => seconds)),
      calls: runs[0]?.calls ?? {},
      peakBytes: peaks.length === 0 ? undefined : median(peaks),
    };
  });
};

const live = async (): Promise<readonly Measured[]> => {
  const project = await Project.start(crowd);
  try {
    project.stack.env = { ...project.stack.env, WECOM_MAX_MEMBERS: String(people) };
    const runs: Measured[] = [];
    for (const version of [0, 1]) {
      project.declare(1, version);
      runs.push(await project.measure("up", "--yes", "--skip-preview"));
    }
    return [...runs, await project.measure("preview", "--refresh", "--expect-no-changes")];
  } finally {
    await project.close();
  }
};
