import { atBoundary } from "../engine/boundary";
import type { ConfigureRequest, Connection } from "../engine/connection";
import type { Severity } from "../engine/diagnostics";
import type { ProviderEnvironment } from "../engine/environment";
import { isUnknown } from "../engine/unknown";
import { AppChatError } from "../errors";
import { type AppChatInputs, checkAppChat } from "./check/check";
import { ProgramChats } from "./check/program-chats";
import { createAppChat } from "./lifecycle/create";
import { archiveAppChat, dismissAppChat, retainAppChat } from "./lifecycle/delete";
import { readAppChat, readExternalChat } from "./lifecycle/read";
import type { Session, Tell } from "./lifecycle/session";
import { updateAppChat } from "./lifecycle/update";
import { diffAppChat, specOf } from "./plan/diff";
import { planLimits as limits } from "./plan/limits";
import { sealed } from "./sealed";
import { type AppChatState, declaredPart, parseState } from "./state";
import { type Wording, wordingFor } from "./wording";

/** What messages about a chat have to know. */
type Spoken = Pick<AppChatState, "chatId" | "__secrets">;

/**
 * The provider behind `AppChat`, as Pulumi's dynamic-provider process calls it. One instance serves every chat of the
 * process, and calls come concurrently.
 */
export class AppChatProvider {
  readonly #environment: ProviderEnvironment;
  readonly #program = new ProgramChats();
  readonly #connection: Connection;

  constructor(environment: ProviderEnvironment, connection: Connection) {
    this.#environment = environment;
    this.#connection = connection;
  }

  configure(request: ConfigureRequest): void {
    this.#connection.configure(request);
  }

  check(olds: AppChatInputs, news: AppChatInputs) {
    return this.#answer("the check of an AppChat", () => {
      const { inputs, failures } = checkAppChat(olds, news, {
        settings: this.#connection.settings,
        declare: (urn, chatId) => this.#program.declare(urn, chatId),
      });
      // With a property named, the engine would print its whole value, secrets too.
      return { inputs, failures: failures.map((reason) => ({ property: "", reason })) };
    });
  }

  diff(id: string, olds: unknown, news: AppChatInputs) {
    return this.#answer(`comparing the chat ${id}`, () => {
      const state = parseState(olds);
      this.#tellUnsettled(id, state);
      const diff = diffAppChat(state, news, limits);
      switch (diff.kind) {
        case "same":
          return { changes: false };
        case "replacement":
          return { replaces: ["chatId"] };
        case "undecided":
          return {};
        case "update": {
          // Without `changes` the engine shows its own diff of the inputs, person by person.
          const { kind, ...change } = diff;
          return change;
        }
      }
    });
  }

  create(news: AppChatInputs) {
    return this.#answer(
      "making a chat",
      async () => {
        if (isUnknown(news)) throw new AppChatError("an argument is still unknown, so no chat can be made");
        const spec = specOf(news);
        const outs = await createAppChat(this.#session(spec), spec);
        return { id: outs.chatId, outs: sealed(outs) };
      },
      news,
    );
  }

  read(id: string, properties: Readonly<Record<string, unknown>>) {
    return this.#answer(`reading the chat ${id}`, async () => {
      // What `AppChat.get` asks for comes without a state.
      if (properties.__external === true && properties.chatId === undefined) {
        return { id, props: await readExternalChat(this.#session({ chatId: id }), id) };
      }
      // A state that lost its outputs is made whole by what WeCom says.
      const state = parseState({ chatId: id, members: {}, ...properties });
      const props = await readAppChat(this.#session(state), state);
      if (!props) return {};
      return state.__external ? { id, props } : { id, props: sealed(props), inputs: declaredPart(props) };
    });
  }

  update(id: string, olds: unknown, news: AppChatInputs) {
    return this.#answer(
      `updating the chat ${id}`,
      async () => {
        const spec = specOf(news);
        const outs = await updateAppChat(this.#session(spec), parseState(olds), spec);
        return { outs: sealed(outs) };
      },
      news,
    );
  }

  delete(id: string, properties: unknown) {
    return this.#answer(`giving up the chat ${id}`, async () => {
      const state = parseState(properties);
      const { tell, wording } = this.#voice(state);
      if (this.#program.declares(id)) {
        return tell.info(`The chat ${wording.chat(id, state.name)} stays as it is: the program still declares it.`);
      }
      if (state.onDelete === undefined) return retainAppChat({ tell, wording }, state, this.#connection.corpId);
      const session = this.#session(state);
      await (state.onDelete === "archive" ? archiveAppChat(session, state) : dismissAppChat(session, state));
    });
  }

  /** The one thing that a preview can't show as a diff: the engine compares inputs, and those are as they were. */
  #tellUnsettled(chatId: string, state: AppChatState): void {
    if (!state.__unsettled) return;
    const { tell, wording } = this.#voice(state);
    const { members = [], name, owner } = state.__unsettled;
    const parts = [
      ...(members.length > 0 ? [`added or removed ${wording.people(members)}`] : []),
      ...(name ? ["renamed it"] : []),
      ...(owner ? ["changed its owner"] : []),
    ];
    tell.warning(
      `An update of the chat ${wording.chat(chatId, state.name)} broke off and may have ${parts.join(", ")}. The next update brings ` +
        'that to what the program declares; "pulumi up --refresh" shows exactly what.',
    );
  }

  #session(chat: Spoken): Session {
    const { settings, client } = this.#connection;
    const { clock, random } = this.#environment;
    return { settings, appChat: client.appChat, limits, clock, random, ...this.#voice(chat) };
  }

  /** How to speak of a chat, and where: at the resource that this run's program declares it by. */
  #voice({ chatId, __secrets }: Spoken): { readonly tell: Tell; readonly wording: Wording } {
    const { diagnostics } = this.#environment;
    const log = (severity: Severity) => (message: string) =>
      diagnostics.log(severity, message, this.#program.urnOf(chatId));
    return { tell: { info: log("info"), warning: log("warning") }, wording: wordingFor(__secrets) };
  }

  async #answer<T>(what: string, act: () => T | Promise<T>, inputs?: AppChatInputs) {
    return await atBoundary(act, this.#environment.diagnostics, { what, provider: inputs?.__provider });
  }
}
