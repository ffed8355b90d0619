import { setMaxListeners } from "node:events";
import type { z } from "zod";
import { Faults } from "./faults/faults";
import { Holds } from "./faults/holds";
import { Feed } from "./feed/feed";
import type { simulatorOptionsSchema } from "./options";
import { isTelling, RequestLog } from "./request-log";
import { parseOrRefuse } from "./simulator-error";
import type { SimulatorClock } from "./world/clock";
import { type KnobChanges, type Knobs, knobsSchema } from "./world/knobs";
import { World } from "./world/world";

/** What the simulator needs from outside; a test passes its own. */
export interface Edges {
  /** Waits in real time; ends early, without an error, when the signal does. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Real time in milliseconds from any beginning; how long a call took, whatever the simulator's clock does. */
  readonly elapsedMs: () => number;
  /** Called after each change of what a data file keeps. */
  readonly onChange: () => void;
}

/** One simulator: its world, and what is beside the world. Everything that `handle` and the side channel share. */
export class Simulation {
  /** What changed, for those who follow along. */
  readonly feed = new Feed();
  readonly world: World;
  readonly faults: Faults;
  readonly holds = new Holds();
  readonly log: RequestLog;
  readonly edges: Edges;
  /** Ends the delays of faults. */
  readonly closing = new AbortController();
  readonly #options: z.output<typeof simulatorOptionsSchema>;
  #hints = 0;

  constructor(options: z.output<typeof simulatorOptionsSchema>, clock: SimulatorClock, edges: Edges) {
    this.#options = options;
    this.edges = edges;
    this.world = new World(options.edition, clock, options.knobs, options.seed, (news) => this.feed.tell(news));
    this.log = new RequestLog(options.logCapacity, (news) => this.feed.tell(news));
    this.faults = new Faults(() => this.feed.tell({ kind: "faults" }));
    this.faults.replace(options.faults);
    // Each delayed call listens to it, and Node would warn of the eleventh.
    setMaxListeners(0, this.closing.signal);
  }

  /** As it was at the start: seed, knobs and fault rules; an empty log. The clock isn't turned back. */
  reset(): void {
    this.world.knobs = this.#options.knobs;
    this.feed.tell({ kind: "knobs" });
    this.world.plant(this.#options.seed);
    this.faults.replace(this.#options.faults);
    this.holds.clear();
    this.log.reset();
    this.edges.onChange();
  }

  /** All knobs: those given, the others at their defaults. @throws SimulatorError */
  replaceKnobs(knobs: unknown): Knobs {
    this.world.knobs = parseOrRefuse(knobsSchema, knobs, "the knobs aren't valid");
    this.feed.tell({ kind: "knobs" });
    return this.world.knobs;
  }

  /** Turns some knobs; the others stay. @throws SimulatorError */
  turnKnobs(changes: KnobChanges): Knobs {
    return this.replaceKnobs({ ...this.world.knobs, ...changes });
  }

  /** Moves the clock forward. */
  advance(ms: number): void {
    this.world.clock.advance(ms);
    this.feed.tell({ kind: "clock" });
    this.edges.onChange();
  }

  /** A number for errmsg's hint. */
  nextHint(): number {
    this.#hints += 1;
    return this.#hints;
  }

  /** What must never be in the log. */
  secrets(): readonly string[] {
    const ofApps = this.world.corps.flatMap(({ apps }) => apps.map(({ secret }) => secret));
    return [...ofApps, ...this.world.tokens.state().map(({ value }) => value)].filter(isTelling);
  }
}
