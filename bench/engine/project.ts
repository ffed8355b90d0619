import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stack } from "../../test/helpers/stack";
import type { Contender } from "../contenders/contender";
import { unlessInterrupted } from "../interruption";
import { takeLiveHeap } from "./live-heap";
import { type ProcessUse, watchProcesses } from "./process-use";

/** A run of the real CLI, from its start to its end. */
export interface Measured {
  readonly seconds: number;
  readonly use: ProcessUse;
  /** Bytes that the provider's heap holds at the end, after a collection; where the run was made to say it. */
  readonly liveHeapBytes?: number | undefined;
  /** Calls that arrived at the simulator, by endpoint. */
  readonly calls: Readonly<Record<string, number>>;
}

/** A project of a contender, with a simulator that has no quotas and keeps every request. */
export class Project {
  readonly stack: Stack;
  readonly #contender: Contender;

  private constructor(stack: Stack, contender: Contender) {
    this.stack = stack;
    this.#contender = contender;
  }

  static async start(contender: Contender): Promise<Project> {
    const stack = await Stack.start({ knobs: { quotas: "off" }, logCapacity: 100_000 });
    // Tests do without these copies; people who set nothing have them.
    stack.env = { ...stack.env, PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: undefined };
    for (const [name, text] of Object.entries(contender.files)) writeFileSync(join(stack.folder, name), text);
    return new Project(stack, contender);
  }

  declare(chats: number, version: number): void {
    writeFileSync(join(this.stack.folder, "index.js"), this.#contender.program(chats, version));
  }

  /** Runs the CLI, which has to succeed. */
  async measure(...args: readonly string[]): Promise<Measured> {
    this.stack.simulator.clearRequests();
    const { answer, use } = await watchProcesses(this.stack.folder, async () => {
      const began = performance.now();
      const run = await unlessInterrupted(() => this.stack.begin(...args).ended);
      return { ...run, seconds: (performance.now() - began) / 1000 };
    });
    const { status, output, seconds } = answer;
    assert.equal(status, 0, `${this.#contender.name}: pulumi ${args.join(" ")} ended with ${status}:\n${output}`);
    return { seconds, use, liveHeapBytes: takeLiveHeap(this.stack.folder), calls: this.#calls() };
  }

  #calls(): Readonly<Record<string, number>> {
    const calls: Record<string, number> = {};
    for (const { path } of this.stack.simulator.requests()) {
      const name = path.replace("/cgi-bin/", "");
      calls[name] = (calls[name] ?? 0) + 1;
    }
    return calls;
  }

  async close(): Promise<void> {
    await this.stack.close();
  }
}
