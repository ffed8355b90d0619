import type { News } from "../feed/feed";
import { Quotas } from "../quotas/quotas";
import { SimulatorError } from "../simulator-error";
import { changeByHand, type HandChange } from "./by-hand";
import { digits, letters } from "./chance";
import type { Chat } from "./chat";
import type { SimulatorClock } from "./clock";
import type { MemberRules } from "./create-chat";
import type { Edition } from "./edition";
import type { Knobs } from "./knobs";
import { MediaStore } from "./media";
import type { App, SeedCorp, SeedData } from "./seed";
import { seededChats } from "./seeded-chats";
import { Tokens } from "./tokens";
import { isUserid, useridKey } from "./userids";
import type { WorldState } from "./world-state";

/** Corps with their apps, directories, chats, media, tokens and quotas. What may be done is decided elsewhere. */
export class World {
  readonly edition: Edition;
  readonly clock: SimulatorClock;
  readonly tokens: Tokens;
  readonly quotas: Quotas;
  readonly media: MediaStore;
  knobs: Knobs;
  readonly #tell: (news: News) => void;
  #corps: readonly SeedCorp[] = [];
  /** Of each corp that has a directory: names by userid. */
  #directories = new Map<string, ReadonlyMap<string, string>>();
  #chats = new Map<string, Chat>();
  #serial = 0;

  /** @param tell gets each change of a chat, and of the whole */
  constructor(edition: Edition, clock: SimulatorClock, knobs: Knobs, seed: SeedData, tell: (news: News) => void) {
    this.#tell = tell;
    this.edition = edition;
    this.clock = clock;
    this.knobs = knobs;
    this.tokens = new Tokens(
      () => this.knobs,
      () => clock.nowMs(),
    );
    this.quotas = new Quotas(
      () => this.knobs,
      () => clock.nowMs(),
    );
    this.media = new MediaStore(() => clock.nowMs());
    this.plant(seed);
  }

  /** Begins again with these corps and chats: no token, no media, nothing used of any quota. The clock goes on. */
  plant(seed: SeedData): void {
    const nowMs = this.clock.nowMs();
    this.#setCorps(seed.corps);
    this.#chats = new Map(
      seed.corps.flatMap((corp) => seededChats(corp, nowMs).map((chat) => [chatKey(chat.corpId, chat.chatid), chat])),
    );
    this.tokens.restore([]);
    this.media.restore([]);
    this.quotas.restore({});
    this.#tell({ kind: "world" });
  }

  get corps(): readonly SeedCorp[] {
    return this.#corps;
  }

  corp(corpId: string): SeedCorp | undefined {
    return this.#corps.find((each) => each.corpId === corpId);
  }

  app(corpId: string, agentId: number): App | undefined {
    return this.corp(corpId)?.apps.find((each) => each.agentId === agentId);
  }

  chats(): readonly Chat[] {
    return [...this.#chats.values()];
  }

  chat(corpId: string, chatid: string): Chat | undefined {
    return this.#chats.get(chatKey(corpId, chatid));
  }

  /** The chat with this id in whichever corp. @throws SimulatorError 404 none, 409 several and no corp named */
  theChat(chatid: string, corpId?: string): Chat {
    const found = this.chats().filter((each) => each.chatid === chatid && (corpId ?? each.corpId) === each.corpId);
    const [chat] = found;
    if (chat === undefined)
      throw new SimulatorError(`no chat ${chatid}${corpId ? ` in corp ${corpId}` : ""}`, { status: 404 });
    if (found.length > 1)
      throw new SimulatorError(`several corps have a chat ${chatid}: say which corp`, { status: 409 });
    return chat;
  }

  put(chat: Chat): void {
    this.#chats.set(chatKey(chat.corpId, chat.chatid), chat);
    this.#tell({ kind: "chat", corpId: chat.corpId, chatid: chat.chatid });
  }

  /** Keeps a chat of which the history so far reads otherwise than before. */
  putRevised(chat: Chat): void {
    this.put(chat);
    this.#tell({ kind: "history", corpId: chat.corpId, chatid: chat.chatid });
  }

  /** Does as a person in the WeCom app does. @throws SimulatorError */
  byHand(chatid: string, change: HandChange, corpId?: string): Chat {
    const chat = this.theChat(chatid, corpId);
    const { maxMembers, knows } = this.memberRules(chat.corpId);
    const rules = { maxMembers, knows: (userid: string) => isUserid(userid) && knows(userid) };
    const after = changeByHand(chat, change, rules, this.clock.nowMs());
    this.put(after);
    return after;
  }

  memberRules(corpId: string): MemberRules {
    const directory = this.#directories.get(corpId);
    return {
      knobs: this.knobs,
      maxMembers: Math.min(this.knobs.maxMembers, this.corp(corpId)?.maxMembers ?? this.knobs.maxMembers),
      knows: (userid) => directory?.has(useridKey(userid)) ?? true,
    };
  }

  /** What people of a corp are called; the userid where the directory says nothing. */
  namesIn(corpId: string): (userid: string) => string {
    const directory = this.#directories.get(corpId);
    return (userid) => directory?.get(useridKey(userid)) ?? userid;
  }

  nextSerial(): number {
    this.#serial += 1;
    return this.#serial;
  }

  /** An id for a chat made without one, in the edition's shape (knob `chatidShape`). */
  newChatid(corpId: string): string {
    const { chatidShape, randomSeed } = this.knobs;
    const shape = chatidShape === "by-edition" ? (this.edition === "private" ? "base64url" : "digits") : chatidShape;
    const subject = ["chatid", corpId, this.nextSerial()];
    const chatid = shape === "digits" ? digits(randomSeed, subject, 20) : letters(randomSeed, subject, 43);
    return this.chat(corpId, chatid) === undefined ? chatid : this.newChatid(corpId);
  }

  state(): WorldState {
    return {
      version: 1,
      clock: this.clock.state(),
      serial: this.#serial,
      corps: this.#corps,
      chats: this.chats(),
      media: this.media.state(),
      tokens: this.tokens.state(),
      quotas: this.quotas.state(),
    };
  }

  restore(state: WorldState): void {
    this.clock.restore(state.clock);
    this.#serial = state.serial;
    this.#setCorps(state.corps);
    this.#chats = new Map(state.chats.map((chat) => [chatKey(chat.corpId, chat.chatid), chat]));
    this.tokens.restore(state.tokens);
    this.media.restore(state.media);
    this.quotas.restore(state.quotas);
    this.#tell({ kind: "world" });
  }

  #setCorps(corps: readonly SeedCorp[]): void {
    this.#corps = corps;
    this.#directories = new Map(
      corps.flatMap(({ corpId, users }) =>
        users === undefined ? [] : [[corpId, new Map(users.map(({ userid, name }) => [useridKey(userid), name]))]],
      ),
    );
  }
}

/** A chat's id is unique in its corp. */
const chatKey = (corpId: string, chatid: string): string => `${corpId} ${chatid}`;
