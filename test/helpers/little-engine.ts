import { isDeepStrictEqual } from "node:util";
import { deriveChatId } from "../../src/app-chat/check/chat-id";
import { AppChatProvider } from "../../src/app-chat/provider";
import { Connection } from "../../src/engine/connection";
import type { Simulator } from "../../src/simulator";
import { FakeClock } from "../unit/api/fake-clock";

type Properties = Record<string, unknown>;

interface Resource {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** Why the last create or update of it failed in part. */
  readonly initErrors: readonly string[];
}

interface Message {
  readonly severity: string;
  readonly message: string;
}

export type Step = "create" | "update" | "replace" | "same" | "delete" | "refresh";

const providerText = "the text of the provider";

/**
 * What of Pulumi's engine one resource meets, in this process and without gRPC, for tests that need hundreds of runs:
 * which method is called when, with which properties, and what is kept after a failure (measured with the real engine,
 * which has the last word in test/e2e).
 */
export class LittleEngine {
  readonly messages: Message[] = [];
  resource: Resource | undefined;
  readonly #environment: ConstructorParameters<typeof AppChatProvider>[0];
  readonly #config: Readonly<Record<string, string>>;
  #provider: AppChatProvider;

  constructor(
    simulator: Pick<Simulator, "settings">,
    { env = {}, config = {} }: { env?: Record<string, string | undefined>; config?: Record<string, string> } = {},
  ) {
    this.#config = config;
    this.#environment = {
      env: { ...simulator.settings, ...env },
      diagnostics: {
        log: (severity, message) => this.messages.push({ severity, message }),
        flush: async () => undefined,
      },
      clock: new FakeClock(),
      random: () => 0,
      engine: { gone: false, isAlive: async () => true, watch: () => undefined },
      newId: () => "id",
      print: () => undefined,
    };
    this.#provider = this.#newProcess();
  }

  /** As `pulumi up`: a provider process of its own, which knows only what this run's program declares. */
  async up(args: Properties, { urn = "urn:pulumi:test::test::AppChat::chat", replace = false } = {}): Promise<Step> {
    this.#provider = this.#newProcess();
    const old = this.resource;
    const inputs = await this.#check(old?.inputs ?? {}, args, urn);
    if (!old) return await this.#create(inputs);
    const { changes, replaces } = { replaces: [] as string[], changes: undefined, ...(await this.#diff(old, inputs)) };
    if (replace || replaces.length > 0) {
      await this.#create(await this.#check({}, args, urn));
      await this.#provider.delete(old.id, old.outputs);
      return "replace";
    }
    const differs = changes !== false && !isDeepStrictEqual(old.inputs, inputs);
    if (!differs && old.initErrors.length === 0) {
      this.resource = { ...old, inputs };
      return "same";
    }
    return await this.#update(old, inputs);
  }

  /** As `pulumi refresh`. */
  async refresh(): Promise<Step> {
    this.#provider = this.#newProcess();
    const old = this.#existing();
    const answer = await this.#provider.read(old.id, old.outputs);
    this.resource =
      "props" in answer && answer.id
        ? {
            id: answer.id,
            inputs: withProvider("inputs" in answer ? answer.inputs : old.inputs),
            outputs: withProvider(answer.props),
            initErrors: [],
          }
        : undefined;
    return "refresh";
  }

  /** As `pulumi destroy`, which makes no checks. */
  async destroy(): Promise<Step> {
    this.#provider = this.#newProcess();
    const old = this.#existing();
    await this.#provider.delete(old.id, old.outputs);
    this.resource = undefined;
    return "delete";
  }

  /** As when the machine dies after WeCom's answer and before Pulumi's record. */
  forget(): void {
    this.resource = undefined;
  }

  async #check(olds: Properties, args: Properties, urn: string): Promise<Properties> {
    const __context = { urn, derivedChatId: deriveChatId("", urn), secrets: [] };
    const answer = await this.#provider.check(olds, { ...args, __context, __provider: providerText });
    if (answer.failures.length > 0) throw new Error(answer.failures.map(({ reason }) => reason).join("\n"));
    return withProvider(answer.inputs);
  }

  async #diff(old: Resource, inputs: Properties): Promise<object> {
    return await this.#provider.diff(old.id, old.outputs, inputs);
  }

  async #create(inputs: Properties): Promise<Step> {
    try {
      const { id, outs } = await this.#provider.create(inputs);
      this.resource = { id, inputs, outputs: withProvider(outs), initErrors: [] };
      return "create";
    } catch (error) {
      const partial = partialFailure(error);
      if (partial) this.resource = { ...partial, inputs };
      throw error;
    }
  }

  async #update(old: Resource, inputs: Properties): Promise<Step> {
    try {
      const { outs } = await this.#provider.update(old.id, old.outputs, inputs);
      this.resource = { id: old.id, inputs, outputs: withProvider(outs), initErrors: [] };
      return "update";
    } catch (error) {
      // A partial failure keeps the old inputs, so that the change shows again.
      const partial = partialFailure(error);
      if (partial) this.resource = { ...partial, inputs: old.inputs };
      throw error;
    }
  }

  #existing(): Resource {
    if (!this.resource) throw new Error("there is no resource");
    return this.resource;
  }

  #newProcess(): AppChatProvider {
    const provider = new AppChatProvider(this.#environment, new Connection(this.#environment));
    provider.configure({ config: { get: (key) => this.#config[key] } });
    return provider;
  }
}

const withProvider = (properties: object): Properties => ({ ...properties, __provider: providerText });

const partialFailure = (error: unknown): Omit<Resource, "inputs"> | undefined => {
  const { id, properties, reasons } = error as { id?: string; properties?: Properties; reasons?: string[] };
  return id && properties ? { id, outputs: properties, initErrors: reasons ?? [] } : undefined;
};
