/** How the simulator's time passes: with the machine's clock, or only when somebody moves it. */
export type ClockMode = "real" | "manual";

/** What a data file keeps of a clock. */
export interface ClockState {
  /** Milliseconds that a real clock is ahead of the machine's. */
  readonly offsetMs: number;
  /** Unix time in milliseconds; a manual clock goes on from here. */
  readonly nowMs: number;
}

/** The one source of time of a simulator. Windows, tokens and events use it; delays of faults don't. */
export class SimulatorClock {
  readonly mode: ClockMode;
  readonly #machineNowMs: () => number;
  #offsetMs = 0;
  #standsAtMs: number;

  /** @param startAtMs where a manual clock begins; default the machine's time */
  constructor(mode: ClockMode, machineNowMs: () => number, startAtMs: number = machineNowMs()) {
    this.mode = mode;
    this.#machineNowMs = machineNowMs;
    this.#standsAtMs = startAtMs;
  }

  nowMs(): number {
    return this.mode === "real" ? this.#machineNowMs() + this.#offsetMs : this.#standsAtMs;
  }

  /** Moves the clock forward, in both modes. */
  advance(ms: number): void {
    this.#offsetMs += ms;
    this.#standsAtMs += ms;
  }

  state(): ClockState {
    return { offsetMs: this.#offsetMs, nowMs: this.nowMs() };
  }

  restore(state: ClockState): void {
    this.#offsetMs = state.offsetMs;
    this.#standsAtMs = state.nowMs;
  }
}
