import type fc from "fast-check";
import type { Simulator } from "../../../src/simulator";
import type { History } from "../history";
import type { Program } from "../program";

/** What decides whether a command means anything: the program as it stands. */
export interface Model {
  program: Program;
}

export interface Real {
  readonly history: History;
  readonly simulator: Simulator;
}

export type Command = fc.AsyncCommand<Model, Real>;
