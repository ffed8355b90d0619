import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Lane } from "./lane";

const work = resolve(__dirname, "../../.work");

/** The lanes of the tests of one `describe`, and a folder for what their processes compile: ended whatever happens. */
export class Lanes {
  #cache = "";
  readonly #opened: Lane[] = [];

  /** To be called inside of `describe`. */
  static forTests(): Lanes {
    const lanes = new Lanes();
    before(() => {
      mkdirSync(work, { recursive: true });
      lanes.#cache = mkdtempSync(join(work, "compiled-"));
    });
    after(async () => {
      await Promise.all(lanes.#opened.map((lane) => lane.close()));
      rmSync(lanes.#cache, { recursive: true, force: true });
    });
    return lanes;
  }

  /** @param preloaded a module that each of its processes loads first */
  async open(preloaded?: string): Promise<Lane> {
    const lane = await Lane.open(this.#cache, preloaded);
    this.#opened.push(lane);
    return lane;
  }
}
