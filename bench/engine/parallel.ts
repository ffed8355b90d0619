import { ours } from "../contenders/ours";
import { Project } from "./project";

/** How long an `up` of new chats took with so many at a time. */
export interface ParallelTime {
  readonly parallel: number;
  readonly seconds: number;
}

export const timeParallel = async (chats: number, parallel: number): Promise<ParallelTime> => {
  const project = await Project.start(ours);
  try {
    project.declare(chats, 1);
    const { seconds } = await project.measure("up", "--yes", "--skip-preview", "--parallel", String(parallel));
    return { parallel, seconds };
  } finally {
    await project.close();
  }
};
