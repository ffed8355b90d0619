import type { Contender } from "../contenders/contender";
import { type Cycle, runCycle } from "./cycle";

export interface Comparison {
  readonly contenders: readonly Contender[];
  readonly chats: number;
  readonly repeat: number;
  /** For every run, besides what makes it quiet. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Cycles of all contenders in turn, in the opposite order every other time, since a machine gets slower or faster. */
export const compare = async (
  { contenders, chats, repeat, env = {} }: Comparison,
  say: (line: string) => void,
): Promise<readonly Cycle[]> => {
  const cycles: Cycle[] = [];
  for (let round = 0; round < repeat; round++) {
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
      say(`${chats} chats, ${contender.name}, round ${round + 1} of ${repeat}`);
      cycles.push(await runCycle(contender, chats, env));
    }
  }
  return cycles;
};
