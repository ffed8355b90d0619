import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Seed, type ServerOptions, type Simulator, SimulatorError, startSimulator } from "../simulator/index";

interface Flags {
  readonly port: number;
  readonly seed?: string;
  readonly data?: string;
  readonly edition: "public" | "private";
  readonly clock: "real" | "manual";
}

/** `pulumi-wecom simulator`: runs until SIGINT or SIGTERM. Status 0 then; 1 when it can't start. */
export const simulatorCommand = (): Command =>
  new Command("simulator")
    .description("run a simulator of WeCom's group chat API on this machine, for trials and tests without a tenant")
    .addOption(
      new Option("--port <number>", "port on 127.0.0.1; 0 takes any that is free").default(8787).argParser(portNumber),
    )
    .option("--seed <file>", "JSON with corps, apps, users and chats to begin with")
    .option("--data <file>", "keep the state in this file between runs; once it exists, it wins over --seed")
    .addOption(new Option("--edition <edition>", "WeCom's edition").choices(["public", "private"]).default("public"))
    .addOption(
      new Option("--clock <clock>", "manual: time passes only through POST /_sim/clock/advance")
        .choices(["real", "manual"])
        .default("real"),
    )
    .action(async (flags: Flags) => {
      const simulator = await start(flags);
      process.stdout.write(greeting(simulator, flags));
      await signalled();
      await simulator.close();
    });

async function start({ port, seed, data, edition, clock }: Flags): Promise<Simulator> {
  const options: ServerOptions = {
    port,
    edition,
    clock,
    ...(seed === undefined ? {} : { seed: readSeed(seed) }),
    ...(data === undefined ? {} : { data }),
  };
  try {
    return await startSimulator(options);
  } catch (error) {
    if (error instanceof SimulatorError && error.status === 409)
      throw new Error(`${error.message}: end what uses it, or choose another with --port (0 takes any)`, {
        cause: error,
      });
    throw error;
  }
}

function readSeed(file: string): Seed {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(`the seed ${file} can't be read: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function greeting({ url, settings }: Simulator, { edition, clock }: Flags): string {
  const lines = [
    `WeCom simulator (${edition} edition, ${clock} clock) on ${url}`,
    "",
    ...Object.entries(settings).map(([name, value]) => `export ${name}=${quoted(value)}`),
    "",
    `Its page: ${url}/   Its state: ${url}/_sim/state   Ctrl-C ends it.`,
    "",
  ];
  return lines.join("\n");
}

/** A text that a POSIX shell reads back as it is. */
const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("It is a number from 0 to 65535.");
}

/** Until somebody asks the process to end; a second signal ends it at once. */
const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
