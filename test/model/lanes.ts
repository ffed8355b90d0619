import { Lane } from "./lane";

/** The lanes of the tests of one `describe`: ended whatever happens. */
export class Lanes {
  readonly #opened: Lane[] = [];

  /** To be called inside of `describe`. */
  static forTests(): Lanes {
    const lanes = new Lanes();
    after(() => Promise.all(lanes.#opened.map((lane) => lane.close())));
    return lanes;
  }

  /** @param preloaded a module that each of its processes loads first */
  async open(preloaded?: string): Promise<Lane> {
    const lane = await Lane.open(preloaded);
    this.#opened.push(lane);
    return lane;
  }
}
