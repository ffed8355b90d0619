import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { isOwnSetting } from "../../scripts/environment.mjs";
import { appChatMessageProvider, appChatProvider } from "../../src/engine/provider-text";
import { type EngineMessage, FakeEngine } from "./provider-process-engine";
import {
  fromStruct,
  grpc,
  messages,
  type Properties,
  type ProviderClient,
  RpcFailure,
  stubs,
  toStruct,
} from "./provider-process-wire";

export interface ProcessOptions {
  /** Added to the machine's environment, of which nobody's own PULUMI_* and WECOM_* settings are taken. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The stack's configuration. Left out: none. `"never"`: the process isn't configured at all. */
  readonly config?: Properties | "never";
}

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

export interface Diffed {
  readonly changes: "unknown" | "none" | "some";
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

export interface Read {
  /** Empty: gone. */
  readonly id: string;
  readonly properties: Properties;
  /** Undefined where the provider answered none: the engine keeps its own. */
  readonly inputs: Properties | undefined;
}

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

const repository = resolve(__dirname, "../..");
const built = join(repository, "dist", "provider.js");
const deadlineMs = 20_000;

/** Properties as they are of an `AppChat`, with the text that Pulumi's process loads the provider by. */
export const ofChat = (properties: object): Properties => ({ ...properties, __provider: appChatProvider });
export const ofMessage = (properties: object): Properties => ({ ...properties, __provider: appChatMessageProvider });

/** The waits between repeats are drawn from zero on; so they are all zero, and hundreds of failures take no time. */
const noJitter = "Math.random=()=>0";
export const withoutJitter = { NODE_OPTIONS: `--import=data:text/javascript,${noJitter}` };

/**
 * For hundreds of processes: what one has compiled is kept for the next ones, which takes half of the time of a start.
 * Node writes it where a process exits in an orderly way, so SIGTERM is made to.
 */
export const startedFast = {
  NODE_OPTIONS: `--import=data:text/javascript,${noJitter};process.once('SIGTERM',()=>process.exit())`,
};

type Method = Extract<keyof ProviderClient, "configure" | "check" | "diff" | "create" | "read" | "update" | "delete">;

/** Pulumi's real dynamic-provider process, with a gRPC client and a log in the engine's place. Start it by `Providers`. */
export class ProviderProcess {
  readonly #child: ChildProcess;
  readonly #client: ProviderClient;
  readonly #engine: FakeEngine;
  readonly #printed: readonly string[];
  /** When the process itself has ended, and how. */
  readonly ended: Promise<Ended>;

  constructor(child: ChildProcess, port: string, engine: FakeEngine, printed: readonly string[]) {
    this.#child = child;
    this.#engine = engine;
    this.#printed = printed;
    this.ended = endOf(child);
    this.#client = new stubs.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
      "grpc.max_receive_message_length": -1,
      "grpc.max_send_message_length": -1,
    });
  }

  /** What it told people through the engine. */
  get messages(): readonly EngineMessage[] {
    return this.#engine.messages;
  }

  /** What it wrote to stdout and stderr after its port; Pulumi shows that under the stack. */
  get printed(): string {
    return this.#printed.join("");
  }

  async configure(config: Properties): Promise<void> {
    const request = new messages.ConfigureRequest();
    request.setArgs(toStruct(config));
    await this.#call("configure", request);
  }

  async check(olds: Properties, news: Properties): Promise<Checked> {
    const request = new messages.CheckRequest();
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    const answer = await this.#call<InstanceType<typeof messages.CheckResponse>>("check", request);
    const failures = answer.getFailuresList().map((failure) => failure.toObject());
    return { inputs: fromStruct(answer.getInputs()), failures };
  }

  async diff(id: string, olds: Properties, news: Properties): Promise<Diffed> {
    const request = new messages.DiffRequest();
    request.setId(id);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    const answer = await this.#call<InstanceType<typeof messages.DiffResponse>>("diff", request);
    return {
      changes: (["unknown", "none", "some"] as const)[answer.getChanges()] ?? "unknown",
      replaces: answer.getReplacesList(),
      deleteBeforeReplace: answer.getDeletebeforereplace(),
    };
  }

  async create(news: Properties): Promise<{ readonly id: string; readonly properties: Properties }> {
    const request = new messages.CreateRequest();
    request.setProperties(toStruct(news));
    const answer = await this.#call<InstanceType<typeof messages.CreateResponse>>("create", request);
    return { id: answer.getId(), properties: fromStruct(answer.getProperties()) };
  }

  async read(id: string, properties: Properties, inputs?: Properties): Promise<Read> {
    const request = new messages.ReadRequest();
    request.setId(id);
    request.setProperties(toStruct(properties));
    if (inputs) request.setInputs(toStruct(inputs));
    const answer = await this.#call<InstanceType<typeof messages.ReadResponse>>("read", request);
    const live = answer.getInputs();
    return {
      id: answer.getId(),
      properties: fromStruct(answer.getProperties()),
      inputs: live === undefined ? undefined : fromStruct(live),
    };
  }

  /** Answers the new outputs. */
  async update(id: string, olds: Properties, news: Properties): Promise<Properties> {
    const request = new messages.UpdateRequest();
    request.setId(id);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    return fromStruct(
      (await this.#call<InstanceType<typeof messages.UpdateResponse>>("update", request)).getProperties(),
    );
  }

  async delete(id: string, properties: Properties): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setId(id);
    request.setProperties(toStruct(properties));
    await this.#call("delete", request);
  }

  /** The engine's end, of which the process should learn by itself. */
  async killEngine(): Promise<void> {
    await this.#engine.die();
  }

  /** `kill -9` of the process. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended;
  }

  /** Ends it in an orderly way. */
  async end(): Promise<void> {
    this.#child.kill("SIGTERM");
    await this.ended;
    await this.close();
  }

  /** Ends what belongs to it. */
  async close(): Promise<void> {
    await this.kill();
    this.#client.close();
    this.#engine.close();
  }

  #call<Answer>(method: Method, request: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + deadlineMs };
      // One signature for seven methods of the same shape.
      const send = this.#client[method].bind(this.#client) as unknown as (
        request: unknown,
        options: object,
        answer: (error: ConstructorParameters<typeof RpcFailure>[1] | null, answer: Answer) => void,
      ) => void;
      send(request, options, (error, answer) => (error ? reject(new RpcFailure(method, error)) : resolve(answer)));
    });
  }
}

/** Its streams have ended too by then, so that nothing it printed is missing. */
const endOf = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve) => {
    child.once("close", (status, signal) => resolve({ status, signal }));
  });

/**
 * The provider processes of a test file, in a folder of their own: `close` leaves nothing of them. The folder lies in
 * the repository, so that the constant text finds `pulumi-wecom` by self-reference.
 */
export class Providers {
  readonly folder: string;
  readonly #command: string;
  readonly #started = new Set<ProviderProcess>();
  readonly #children = new Set<ChildProcess>();

  constructor() {
    if (!existsSync(built)) throw new Error(`${built} is missing: these tests run what "npm run build" has made`);
    this.#command = join(dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd", "dynamic-provider");
    const work = join(repository, ".work");
    mkdirSync(work, { recursive: true });
    this.folder = mkdtempSync(join(work, "provider-"));
    // One that was never called doesn't watch its engine, and would outlive a test run that is broken off.
    process.once("exit", () => this.#killAll());
  }

  async start({ env = {}, config = {} }: ProcessOptions = {}): Promise<ProviderProcess> {
    const engine = await FakeEngine.start();
    const inherited = Object.entries(process.env).filter(([name]) => !isOwnSetting(name));
    const child = spawn(process.execPath, [this.#command, engine.address], {
      cwd: this.folder,
      env: { ...Object.fromEntries(inherited), PULUMI_PROJECT: "test", PULUMI_HOME: this.folder, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#children.add(child);
    child.once("exit", () => this.#children.delete(child));
    const printed: string[] = [];
    child.stderr.setEncoding("utf8").on("data", (part: string) => printed.push(part));
    const provider = new ProviderProcess(child, await portOf(child, child.stdout, printed), engine, printed);
    this.#started.add(provider);
    if (config !== "never") await provider.configure(config);
    return provider;
  }

  async close(): Promise<void> {
    await this.closeProcesses();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends every process, also those that a failed test left. */
  async closeProcesses(): Promise<void> {
    this.#killAll();
    await Promise.all([...this.#started].map((provider) => provider.close()));
    this.#started.clear();
  }

  #killAll(): void {
    for (const child of this.#children) child.kill("SIGKILL");
  }
}

/** Its port is all that a provider process has to say by itself; what follows is kept. */
const portOf = (child: ChildProcess, stdout: Readable, printed: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    let port: string | undefined;
    let text = "";
    stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      const end = text.indexOf("\n");
      if (port === undefined && end === -1) return;
      if (port === undefined) {
        port = text.slice(0, end);
        text = text.slice(end + 1);
        resolve(port);
      }
      printed.push(text);
      text = "";
    });
    child.once("close", (status) =>
      reject(new Error(`the provider process ended with ${status}: ${printed.join("")}`)),
    );
  });
