import fc from "fast-check";
import { type Simulator, startSimulator } from "../../src/simulator";
import { anyBeginning, anyKnobs, anyMark } from "./arbitraries";
import { describe } from "./audit";
import { anyCommands } from "./commands/any-commands";
import { History } from "./history";
import { ProcessKeeper } from "./process-keeper";
import { chosenId } from "./program";
import { type Replay, replayCommand, replayPathIn } from "./replay";

/** What is there before the program. */
const seedOf = (mark: string) => ({
  chats: ["seeded0", "seeded1"].map((prefix) => ({
    chatid: chosenId(mark, prefix),
    name: "There before",
    owner: "an",
    userlist: ["an", "bo", "ghost"],
  })),
});

/** Histories one after the other, with a simulator and processes of their own; several lanes go side by side. */
export class Lane {
  readonly #simulator: Simulator;
  readonly #keeper: ProcessKeeper;
  #lastMark: string | undefined;

  private constructor(simulator: Simulator, keeper: ProcessKeeper) {
    this.#simulator = simulator;
    this.#keeper = keeper;
  }

  /** @param preloaded a module that each process loads first */
  static async open(preloaded?: string): Promise<Lane> {
    const simulator = await startSimulator();
    return new Lane(simulator, new ProcessKeeper(simulator, preloaded));
  }

  async close(): Promise<void> {
    await this.#keeper.close();
    await this.#simulator.close();
  }

  /**
   * Answers undefined where all is well, or what to say.
   *
   * @param done after each history
   */
  async run(
    numRuns: number,
    { seed, path, replayPath, isShrinking = false }: Partial<Replay>,
    done: () => void,
  ): Promise<string | undefined> {
    // Without a bias to small values: a short history has little to tell.
    const anyHistory = fc.tuple(anyMark, anyKnobs, fc.noBias(anyBeginning), fc.noBias(anyCommands(replayPath)));
    const property = fc.asyncProperty(anyHistory, async ([mark, knobs, beginning, commands]) => {
      const simulator = this.#simulator;
      // To make one that failed smaller, histories with the same names follow: no process must know two of them.
      if (mark === this.#lastMark) await this.#keeper.kill();
      this.#lastMark = mark;
      await this.#keeper.reset();
      simulator.reset();
      simulator.setKnobs(knobs);
      simulator.seed(seedOf(mark));
      const history = new History(simulator, this.#keeper, mark);
      for (const edit of beginning) history.edit(edit);
      await fc.asyncModelRun(() => ({ model: { program: history.program }, real: { history, simulator } }), commands);
      await history.settle();
      done();
    });
    const failed = await fc.check(property, {
      numRuns,
      // Each step to something smaller is a history, too.
      endOnFailure: !isShrinking,
      ...(seed === undefined ? {} : { seed }),
      ...(path === undefined ? {} : { path }),
    });
    if (!failed.failed || !failed.counterexample) return undefined;
    const [[mark, knobs, beginning, ran]] = failed.counterexample;
    const text = String(ran);
    const command = replayCommand({
      seed: failed.seed,
      path: failed.counterexamplePath,
      replayPath: replayPathIn(text),
    });
    const calls = describe(this.#simulator.requests().slice(-20));
    const error = failed.errorInstance instanceof Error ? failed.errorInstance.stack : String(failed.errorInstance);
    return `${error}\n\nnames end in ${mark}, begun with: ${JSON.stringify(beginning)}\nafter: ${text}\nwith: ${JSON.stringify(knobs)}\n\nlast calls:\n${calls}\n\nThis history alone: ${command}`;
  }
}
