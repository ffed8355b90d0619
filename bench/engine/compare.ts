import type { Contender } from "../contenders/contender";
import type { Journal } from "../journal";
import { type Cycle, runCycle } from "./cycle";

export interface Comparison {
  readonly chats: number;
  /** Who runs in each round. */
  readonly rounds: readonly (readonly Contender[])[];
  /** What is different from an ordinary run, in words and in the environment. */
  readonly special?: { readonly name: string; readonly env: Readonly<Record<string, string>> };
}

/** Cycles of all contenders in turn, in the opposite order every other time, since a machine gets slower or faster. */
export const compare = async (
  { chats, rounds, special }: Comparison,
  journal: Journal,
  say: (line: string) => void,
): Promise<readonly Cycle[]> => {
  const size = `${chats} chats${special === undefined ? "" : `, ${special.name}`}`;
  const cycles: Cycle[] = [];
  for (const [round, contenders] of rounds.entries()) {
    const nth = `round ${round + 1} of ${rounds.length}`;
    // As a whole, since ratios are those of a round.
    const ofRound = await journal.once(`${size}, ${nth}`, async () => {
      const measured: Cycle[] = [];
      for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
        say(`${size}, ${contender.name}, ${nth}`);
        measured.push(await runCycle(contender, chats, special?.env));
      }
      return measured;
    });
    cycles.push(...ofRound);
  }
  return cycles;
};
