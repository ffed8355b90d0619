import { quietEnvironment } from "../../scripts/environment.mjs";
import { ensurePulumiCli } from "../../scripts/pulumi-cli/ensure.mjs";
import { type Simulator, startSimulator } from "../../src/simulator";
import type { Run } from "../helpers/stack";
import { type Consumer, consumerEnvironment } from "./consumer";

const flags = ["--stack", "dev", "--non-interactive", "--color", "never", "--yes", "--skip-preview"];

/** The consumer's project as a Pulumi project with a stack, run by the real CLI, and a simulator for it to manage. */
export class ConsumerStack {
  readonly simulator: Simulator;
  readonly #consumer: Consumer;
  readonly #command: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #main: string;

  private constructor(consumer: Consumer, simulator: Simulator, main: string, command: string, env: NodeJS.ProcessEnv) {
    this.#consumer = consumer;
    this.simulator = simulator;
    this.#main = main;
    this.#command = command;
    this.#env = env;
  }

  /** @param main the file that is the program */
  static async start(consumer: Consumer, main: string): Promise<ConsumerStack> {
    const { command, binDir } = await ensurePulumiCli();
    const env = quietEnvironment({
      binDir,
      home: consumer.folderBeside(`home of ${main}`),
      backend: `file://${consumer.folderBeside(`state of ${main}`)}`,
      passphrase: "test",
      inherited: consumerEnvironment(),
    });
    consumer.write("Pulumi.yaml", `name: consumer\nruntime: nodejs\nmain: ${main}\n`);
    const simulator = await startSimulator();
    const stack = new ConsumerStack(consumer, simulator, main, command, { ...env, ...simulator.settings });
    try {
      await stack.#mustRun("stack", "init", "dev", "--non-interactive");
      return stack;
    } catch (error) {
      await stack.close();
      throw error;
    }
  }

  program(text: string): void {
    this.#consumer.write(this.#main, text);
  }

  async up(): Promise<Run> {
    return await this.#mustRun("up", ...flags);
  }

  async destroy(): Promise<Run> {
    return await this.#mustRun("destroy", ...flags);
  }

  async close(): Promise<void> {
    await this.simulator.close();
  }

  async #mustRun(...args: readonly string[]): Promise<Run> {
    return await this.#consumer.mustRun(this.#command, args, this.#env);
  }
}
