import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { problems, SimulatorError } from "../simulator-error";
import { type WorldState, worldStateSchema } from "../world/world-state";

/** What a data file holds, or `undefined` where there is none yet. @throws SimulatorError which names the file and what is wrong */
export function readDataFile(file: string): WorldState | undefined {
  if (!existsSync(file)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new SimulatorError(`the data file ${file} can't be read as JSON`, { status: 400, cause });
  }
  const parsed = worldStateSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new SimulatorError(problems(`the data file ${file} isn't a simulator's`, parsed.error), {
    status: 400,
    cause: parsed.error,
  });
}

/** Writes a file whole or not at all: a reader, or a run after a crash, never sees half of it. Only its owner may read it. */
export function writeDataFile(file: string, state: WorldState): void {
  const temporary = `${file}.${process.pid}.tmp`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(temporary, `${JSON.stringify(state)}\n`, { mode: 0o600, flush: true });
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw new SimulatorError(`the data file ${file} can't be written`, { status: 400, cause });
  }
}

/** Saves some time after a change, once for all changes until then. */
export class Saver {
  readonly #save: () => void;
  readonly #nowMs: () => number;
  readonly #leastDelayMs: number;
  #delayMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(save: () => void, leastDelayMs: number, nowMs: () => number = () => performance.now()) {
    this.#save = save;
    this.#nowMs = nowMs;
    this.#leastDelayMs = leastDelayMs;
    this.#delayMs = leastDelayMs;
  }

  schedule(): void {
    this.#timer ??= setTimeout(() => this.#trySaving(), this.#delayMs);
  }

  /** Saves now what isn't saved yet. @throws what saving throws */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const startedAtMs = this.#nowMs();
    this.#save();
    // A large state takes long to write: saving must not become most of what the process does.
    this.#delayMs = Math.max(this.#leastDelayMs, 10 * (this.#nowMs() - startedAtMs));
  }

  #trySaving(): void {
    try {
      this.flush();
    } catch (error) {
      // Thrown from a timer it would end the process, and with it the state in memory.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      this.schedule();
    }
  }
}
