import { atBoundary } from "../engine/boundary";
import type { ConfigureRequest, Connection } from "../engine/connection";
import type { Severity } from "../engine/diagnostics";
import type { ProviderEnvironment } from "../engine/environment";
import { PartialFailure } from "../engine/partial-failure";
import { isUnknown } from "../engine/unknown";
import { AppChatError } from "../errors";
import { type AppChatMessageInputs, checkAppChatMessage, contextOf } from "./check/check";
import { lookAtFile } from "./check/media";
import { withHashes } from "./declared";
import { changedArguments } from "./diff";
import { doubt, stillInDoubt } from "./doubt";
import { explained } from "./explained";
import { fingerprint } from "./fingerprint";
import { type InFlight, InFlightFiles, inFlightFolder } from "./in-flight";
import { ProgramMessages } from "./program-messages";
import { type OnceContext, sendOnce } from "./send-once";
import type { AppChatMessageSpec, Delivery } from "./spec";

type Properties = Readonly<Record<string, unknown>>;

/**
 * The provider behind `AppChatMessage`, as Pulumi's dynamic-provider process calls it. `create` sends; nothing else
 * makes a call. Every argument is in the outputs under its own name, since `diff` is given outputs.
 */
export class AppChatMessageProvider {
  readonly #environment: ProviderEnvironment;
  readonly #connection: Connection;
  readonly #inFlight: InFlight;
  readonly #program = new ProgramMessages();

  constructor(environment: ProviderEnvironment, connection: Connection) {
    this.#environment = environment;
    this.#connection = connection;
    this.#inFlight = new InFlightFiles(inFlightFolder(environment.env), () => environment.clock.now());
  }

  configure(request: ConfigureRequest): void {
    this.#connection.configure(request);
  }

  check(olds: AppChatMessageInputs | undefined, news: AppChatMessageInputs) {
    return this.#answer("the check of an AppChatMessage", async () => {
      // Settings that are missing fail in the preview, before anything was done.
      void this.#connection.settings;
      const { inputs, failures } = await checkAppChatMessage(news, lookAtFile, olds);
      const { urn, secrets } = contextOf(news);
      if (urn !== undefined) this.#program.declare(urn, inputs, secrets);
      // With a property named, the engine would print its whole value, secrets too.
      return { inputs, failures: failures.map((reason) => ({ property: "", reason })) };
    });
  }

  diff(_id: string, olds: Properties, news: AppChatMessageInputs) {
    return this.#answer("comparing a message", () => {
      const replaces = changedArguments(olds, news);
      if (replaces.length > 0) return { replaces };
      // Without `changes` the engine shows its own diff of the inputs.
      return this.#isElsewhere(olds, news) ? { changes: true } : {};
    });
  }

  create(news: AppChatMessageInputs) {
    return this.#answer(
      "sending a message",
      async () => {
        if (isUnknown(news)) throw new AppChatError("an argument is still unknown, so no message can be sent");
        const urn = this.#program.urnOf(news);
        const explain = <T>(error: T) => explained(error, news, this.#program.secretIn(news));
        const sent = await sendOnce(this.#context(urn), this.#keyOf(news), news as AppChatMessageSpec).catch(
          (error: unknown) => {
            throw explain(error);
          },
        );
        const id = this.#environment.newId();
        if (!("cause" in sent)) return { id, outs: outputsOf(news, sent, urn) };
        const cause = explain(sent.cause);
        throw new PartialFailure(doubt(cause.message, urn), {
          id,
          properties: outputsOf(news, sent.delivery, urn),
          cause,
        });
      },
      news,
    );
  }

  /**
   * A message can't be read back; what was recorded stays as it is. A refresh makes Pulumi forget that a run ended in
   * doubt, so it is said here for as long as it lasts.
   */
  read(id: string, properties: Properties) {
    return this.#answer("reading a message", () => {
      this.#tellDoubt(deliveryOf(properties), urnIn(properties));
      return { id, props: properties };
    });
  }

  /** Comes for what isn't the message (a file's path), and in the run after one that ended in doubt. Sends nothing. */
  update(_id: string, olds: Properties, news: AppChatMessageInputs) {
    return this.#answer("updating the record of a message", () => {
      const delivery = deliveryOf(olds);
      const urn = this.#program.urnOf(news);
      this.#tellDoubt(delivery, urn);
      return { outs: outputsOf(news, delivery, urn) };
    });
  }

  /** WeCom has no call that takes a message back. */
  delete() {
    return this.#answer("giving up the record of a message", () => undefined);
  }

  #tellDoubt({ sentAt, outcome }: Delivery, urn: string | undefined): void {
    if (outcome === "unknown") this.#environment.diagnostics.log("warning", stillInDoubt(sentAt, urn), urn);
  }

  /** A message in doubt has another URN now (by an alias, say) than the one by which a refresh would tell of it. */
  #isElsewhere(olds: Properties, news: AppChatMessageInputs): boolean {
    const urn = this.#program.urnOf(news);
    return deliveryOf(olds).outcome === "unknown" && urn !== undefined && urn !== urnIn(olds);
  }

  #context(urn: string | undefined): OnceContext {
    const { clock, diagnostics, engine } = this.#environment;
    const { appChat, media } = this.#connection.client;
    const log = (severity: Severity) => (message: string) => diagnostics.log(severity, message, urn);
    return {
      sender: { appChat, media, clock },
      inFlight: this.#inFlight,
      engine,
      tell: { info: log("info"), warning: log("warning") },
    };
  }

  /** Not of the resource: two that say the same may be told apart in one run and not in the next. */
  #keyOf(inputs: AppChatMessageInputs): string {
    const { corpId, baseUrl } = this.#connection.settings;
    const { scope } = this.#program;
    return fingerprint({ corpId, host: baseUrl.host, scope, message: fingerprint(withHashes(inputs)) });
  }

  async #answer<T>(what: string, act: () => T | Promise<T>, inputs?: AppChatMessageInputs) {
    return await atBoundary(act, this.#environment.diagnostics, { what, provider: inputs?.__provider });
  }
}

/**
 * The arguments without contents of files, and what became of them. Of one in doubt the URN too: a refresh doesn't run
 * the program, and has nothing else to name it by.
 */
const outputsOf = (inputs: AppChatMessageInputs, delivery: Delivery, urn: string | undefined): object => ({
  ...withHashes(inputs),
  ...delivery,
  ...(delivery.outcome === "unknown" && urn !== undefined ? { __urn: urn } : {}),
});

const urnIn = ({ __urn }: Properties): string | undefined => (typeof __urn === "string" ? __urn : undefined);

const deliveryOf = ({ sentAt, messageId, outcome }: Properties): Delivery => ({
  sentAt: String(sentAt),
  ...(typeof messageId === "string" ? { messageId } : {}),
  outcome: outcome === "unknown" ? "unknown" : "sent",
});
