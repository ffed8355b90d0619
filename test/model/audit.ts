import { isDeepStrictEqual } from "node:util";
import { appChatMessageProvider } from "../../src/engine/provider-text";
import type { RequestRecord, Simulator } from "../../src/simulator";
import type { ProviderProcess } from "../helpers/provider-process";
import { type PartialFailure, type Properties, RpcFailure } from "../helpers/provider-process-wire";
import type { Provider } from "./little-pulumi";
import { folded, knowsAll, liveChat, unsettledOf, type View, viewOfLive, viewOfProperties } from "./live-chat";

type Calls = readonly RequestRecord[];

/** Raised by a law that was broken: never taken for a failure of the provider. */
export class BrokenLaw extends Error {
  override readonly name = "BrokenLaw";
}

export interface AuditObserver {
  broken(law: BrokenLaw): void;
  /**
   * The state may not know all of a chat: it was there when it was to be made, was made by a creation that failed, or was
   * changed by a delete that failed, of which Pulumi keeps nothing.
   */
  disturbed(chatId: string): void;
}

/**
 * Stands between engine and provider and looks, call by call, at what was asked of WeCom meanwhile and at what is there
 * now. The laws of one call hold whatever happened before and whatever fails; the laws of a whole run are elsewhere.
 */
export class Audit implements Provider {
  readonly #provider: ProviderProcess;
  readonly #simulator: Simulator;
  readonly #observer: AuditObserver;

  constructor(provider: ProviderProcess, simulator: Simulator, observer: AuditObserver) {
    this.#provider = provider;
    this.#simulator = simulator;
    this.#observer = observer;
  }

  check(olds: Properties, news: Properties) {
    const { derivedChatId } = news.__context as Properties;
    const chatId = String(news.chatId ?? olds.chatId ?? derivedChatId);
    return this.#watched(chatId, () => this.#provider.check(olds, news), silent("a check", news));
  }

  diff(id: string, olds: Properties, news: Properties) {
    return this.#watched(String(olds.chatId), () => this.#provider.diff(id, olds, news), silent("a diff", olds));
  }

  create(news: Properties) {
    const chatId = String(news.chatId);
    if (isMessage(news)) {
      return this.#watched(
        chatId,
        () => this.#provider.create(news),
        (calls, made) => {
          const sends = sendsOf(calls, news);
          const delivered = sends.filter(({ errcode }) => errcode === 0).length;
          law(calls.length === callsOf(calls, "send").length, "to send a message makes no other call of its chat");
          law(delivered <= 1, "a creation delivers a message at most once");
          if (made) law(delivered === 1, `a message that is said to be sent is there: ${describe(sends)}`);
        },
      );
    }
    const before = liveChat(this.#simulator, chatId);
    return this.#watched(
      chatId,
      () => this.#provider.create(news),
      (calls, made) => {
        if (before || (!made && liveChat(this.#simulator, chatId))) this.#observer.disturbed(chatId);
        for (const call of callsOf(calls, "create")) {
          law(
            isDeepStrictEqual(folded(listOf(call, "userlist")), viewOfProperties(news).members),
            "makes who is declared",
          );
        }
        for (const call of callsOf(calls, "update")) {
          law(listOf(call, "del_user_list").length === 0, "an adoption removes nobody");
          this.#addsDeclared(call, news);
        }
        if (made) this.#reached(chatId, news, before ? "at least" : "exactly");
      },
    );
  }

  read(id: string, outputs: Properties) {
    if (isMessage(outputs)) {
      const { chatId } = outputs;
      return this.#watched(String(chatId), () => this.#provider.read(id, outputs), silent("a message's read", outputs));
    }
    return this.#watched(
      id,
      () => this.#provider.read(id, outputs),
      (calls, read) => {
        law(calls.length === callsOf(calls, "get").length, "a read writes nothing");
        if (!read) return;
        const live = liveChat(this.#simulator, id);
        law((read.id === "") === (live === undefined), "gone is what is gone, and nothing else");
        if (!live) return;
        const view = viewOfLive(live);
        const known = [...viewOfProperties(outputs).members, ...(unsettledOf(outputs).members ?? [])];
        const counted =
          outputs.membership === "additive"
            ? view.members.filter((userid) => folded(known).includes(userid))
            : view.members;
        const seen = viewOfProperties(read.properties);
        law(
          isDeepStrictEqual(seen, { ...view, members: counted }),
          `a read sees the chat: ${show(seen)}, ${show(view)}`,
        );
        law(read.inputs !== undefined, "a read answers inputs");
        law(isDeepStrictEqual(viewOfProperties(read.inputs ?? {}).members, counted), "inputs follow the chat");
        law(read.properties.__unsettled === undefined, "a read settles");
      },
    );
  }

  update(id: string, olds: Properties, news: Properties) {
    if (isMessage(news)) {
      const { chatId } = olds;
      return this.#watched(String(chatId), () => this.#provider.update(id, olds, news), silent("its update", olds));
    }
    const before = liveChat(this.#simulator, id);
    const knew = before !== undefined && knowsAll(olds, viewOfLive(before));
    return this.#watched(
      id,
      () => this.#provider.update(id, olds, news),
      (calls, updated, partial) => {
        const known = folded([...viewOfProperties(olds).members, ...(unsettledOf(olds).members ?? [])]);
        const declared = viewOfProperties(news).members;
        for (const call of callsOf(calls, "update")) {
          this.#addsDeclared(call, news);
          for (const userid of folded(listOf(call, "del_user_list"))) {
            law(known.includes(userid), `an update removes nobody whom the state doesn't know: ${userid}`);
            law(!declared.includes(userid), `an update removes nobody who is declared: ${userid}`);
          }
        }
        law(
          calls.every(({ path }) => /\/(get|update)$/.test(path)),
          "an update looks and updates",
        );
        if (updated) law(updated.chatId === id, "an update answers complete outputs");
        if (partial) {
          const kept = { ...partial.properties, __unsettled: undefined };
          law(partial.id === id, "a partial failure keeps the id");
          law(
            isDeepStrictEqual(kept, { ...olds, __unsettled: undefined }),
            `a partial failure keeps the complete outputs: ${show(kept)}`,
          );
        }
        if (updated && knew) this.#reached(id, news, "exactly");
      },
    );
  }

  delete(id: string, outputs: Properties) {
    if (isMessage(outputs)) {
      const { chatId } = outputs;
      return this.#watched(String(chatId), () => this.#provider.delete(id, outputs), silent("its delete", outputs));
    }
    return this.#watched(
      id,
      () => this.#provider.delete(id, outputs),
      (calls) => {
        const updates = callsOf(calls, "update");
        if (updates.length > 0) this.#observer.disturbed(id);
        if (outputs.onDelete !== "archive") silent("a delete that retains", outputs)(calls);
        for (const call of updates) {
          law(listOf(call, "add_user_list").length === 0, "an archived chat gets nobody");
        }
        law(
          calls.every(({ path }) => /\/(get|update)$/.test(path)),
          "a delete makes nothing",
        );
      },
    );
  }

  #addsDeclared(call: RequestRecord, news: Properties): void {
    const { members } = viewOfProperties(news);
    for (const userid of folded(listOf(call, "add_user_list"))) {
      law(members.includes(userid), `nobody is added who isn't declared: ${userid}`);
    }
  }

  /** What is declared is so; `exactly`: and nobody else is in the chat. */
  #reached(chatId: string, inputs: Properties, how: "exactly" | "at least"): void {
    const live = liveChat(this.#simulator, chatId);
    assertReached(live && viewOfLive(live), inputs, how);
  }

  /** Whatever the call ends with, what it asked of WeCom is looked at. Calls about other chats may go on beside it. */
  async #watched<T>(
    chatid: string,
    act: () => Promise<T>,
    look: (calls: Calls, result?: T, partial?: PartialFailure) => void,
  ): Promise<T> {
    const afterSeq = this.#simulator.requests().at(-1)?.seq ?? 0;
    let result: T | undefined;
    let partial: PartialFailure | undefined;
    try {
      result = await act();
      return result;
    } catch (error) {
      if (error instanceof RpcFailure) partial = error.partial;
      this.#judge(() => explained(error));
      throw error;
    } finally {
      this.#judge(() => {
        const calls = this.#simulator.requests({ afterSeq, chatid });
        for (const call of calls) {
          const refusedByWeCom = call.fault === null && call.errcode === 86216;
          law(!refusedByWeCom, `nobody present is added, nobody absent removed: ${describe([call])}`);
        }
        look(calls, result, partial);
      });
    }
  }

  #judge(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#observer.broken(error instanceof BrokenLaw ? error : new BrokenLaw(String(error), { cause: error }));
    }
  }
}

export const assertReached = (live: View | undefined, inputs: Properties, how: "exactly" | "at least"): void => {
  const wanted = viewOfProperties(inputs);
  const said = `${show(wanted)}, and is ${show(live)}`;
  law(live !== undefined, `the chat is there: ${said}`);
  law(wanted.name === undefined || live?.name === wanted.name, `the name is as declared: ${said}`);
  law(wanted.owner === undefined || live?.owner === wanted.owner, `the owner is as declared: ${said}`);
  law(
    wanted.members.every((userid) => live?.members.includes(userid)),
    `nobody is missing: ${said}`,
  );
  if (how === "exactly") law(live?.members.length === wanted.members.length, `nobody else is there: ${said}`);
};

export const law: (holds: boolean, what: string) => asserts holds = (holds, what) => {
  if (!holds) throw new BrokenLaw(what);
};

/** A failure is one that people can read: nothing that JavaScript or Pulumi's process says of itself. */
const explained = (error: unknown): void => {
  if (!(error instanceof RpcFailure)) throw error;
  const { code, message } = error;
  // 14 and 1: the process was killed.
  law([2, 14, 1].includes(code), `gRPC's status of a failure is UNKNOWN: ${code}, ${message}`);
  law(!/TypeError|ReferenceError|Cannot read|not a function|Unexpected struct/.test(message), `explained: ${message}`);
};

/** Beside a message's call others may send theirs to the same chat. */
const silent =
  (what: string, properties: Properties) =>
  (calls: Calls): void => {
    const own = isMessage(properties) ? sendsOf(calls, properties) : calls;
    law(own.length === 0, `${what} makes no call: ${describe(own)}`);
  };

const isMessage = ({ __provider }: Properties): boolean => __provider === appChatMessageProvider;

export const callsOf = (calls: Calls, name: string): Calls =>
  calls.filter(({ path }) => path === `/cgi-bin/appchat/${name}`);

const sendsOf = (calls: Calls, { text }: Properties): Calls =>
  callsOf(calls, "send").filter(({ body }) => isDeepStrictEqual((body as Properties).text, text));

const listOf = ({ body }: RequestRecord, key: string): readonly string[] =>
  ((body as Properties)[key] as readonly string[] | undefined) ?? [];

const show = (value: unknown): string => JSON.stringify(value);

export const describe = (calls: Calls): string =>
  calls.map(({ path, body, errcode }) => `${path} ${show(body)} → ${errcode ?? "lost"}`).join("\n");
