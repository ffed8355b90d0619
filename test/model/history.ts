import { setImmediate as nextTurn } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Chat, Held, Simulator } from "../../src/simulator";
import type { Crash } from "./arbitraries";
import { Audit, assertReached, type BrokenLaw, callsOf, describe, law } from "./audit";
import { type Edit, edited } from "./edits";
import { type Advice, adviceFor } from "./explained";
import { Ledger } from "./ledger";
import { type Failure, LittlePulumi, type Outcome, type Resource, type RunOptions, resourceOf } from "./little-pulumi";
import { liveChat, viewOfLive } from "./live-chat";
import type { ProcessKeeper } from "./process-keeper";
import {
  type ChatDeclaration,
  emptyProgram,
  type MessageDeclaration,
  type Program,
  type Registration,
  registerChat,
  registerMessage,
  type Slot,
} from "./program";

const sendPath = "/cgi-bin/appchat/send";

/** Whether a run reads all chats first. */
export interface UpOptions {
  readonly refresh: boolean;
}

/** One stack from its first run to its last, with the people, the faults and the crashes around it. */
export class History {
  readonly #simulator: Simulator;
  readonly #keeper: ProcessKeeper;
  readonly #pulumi = new LittlePulumi();
  readonly #ledger = new Ledger();
  #program: Program;
  /** What the last run that succeeded brought about, if nothing has touched program or state since. */
  #settled: Program | undefined;
  /** Chats in which something happened that the state needn't know: only a refresh tells it. */
  readonly #disturbed = new Set<string>();
  #killedWhileSending = false;
  #broken: BrokenLaw | undefined;

  constructor(simulator: Simulator, keeper: ProcessKeeper, mark: string) {
    this.#program = emptyProgram(mark);
    this.#simulator = simulator;
    this.#keeper = keeper;
  }

  get program(): Program {
    return this.#program;
  }

  edit(edit: Edit): void {
    this.#program = edited(this.#program, edit);
  }

  /** The live chat of a slot, for people to do something in it. */
  disturbed(slot: Slot): Chat | undefined {
    const declaration = this.#program.chats.get(slot);
    const chat = declaration && liveChat(this.#simulator, this.#chatIdOf(declaration));
    if (chat) this.#disturbed.add(chat.chatid);
    return chat;
  }

  async refresh(): Promise<void> {
    const afterSeq = this.#lastSeq();
    this.#settled = undefined;
    const alive = this.#alive();
    const failures = await this.#pulumi.refresh(this.#audited(await this.#keeper.forReading()));
    this.#judge();
    this.#assertNothingLost(alive);
    this.#assertReadsOnly(afterSeq);
    law(this.#hadFaults(afterSeq) || failures.length === 0, `a refresh without a fault succeeds: ${say(failures)}`);
  }

  /** `pulumi up`. Answers what failed. */
  async up(options: UpOptions): Promise<readonly Failure[]> {
    const afterSeq = this.#lastSeq();
    const unchanged = !options.refresh && this.#settled === this.#program;
    const [before, alive] = [this.#pulumi.resources, this.#alive()];
    // Of steps that run side by side nobody could say which one a fault met.
    const outcome = await this.#run(options, { inTurn: this.#simulator.faults().length > 0 });
    this.#judge();
    this.#assertAfter(outcome, alive, afterSeq);
    const ok = outcome.failures.length === 0;
    this.#settled = ok ? this.#program : undefined;
    if (unchanged) {
      const calls = this.#simulator.requests({ afterSeq });
      law(ok && calls.length === 0, `an unchanged up makes no call: ${describe(calls)}${say(outcome.failures)}`);
    }
    if (ok) this.#assertDeclared(options, before);
    return outcome.failures;
  }

  /** A run whose provider process is killed meanwhile. Where there are fewer calls than that, it just goes on. */
  async crash({ path: wanted, passing, arrives, refresh }: Crash): Promise<void> {
    this.#simulator.clearFaults();
    const alive = this.#alive();
    const run = this.#run({ refresh }, { inTurn: true });
    const held = await callAfter(this.#simulator, { path: wanted, passing, done: arrives, unless: run });
    if (held) {
      for (const { id } of alive) this.#disturbed.add(id);
      const path = await held.arrived;
      if (path === sendPath) this.#killedWhileSending = true;
      await this.#keeper.kill();
      if (!arrives) this.#simulator.inject({ path, times: 1, dropBefore: true });
      const afterSeq = this.#lastSeq();
      held.release();
      // It is in the log when it is done or lost.
      while (this.#simulator.requests({ path, afterSeq }).length === 0) await nextTurn();
    }
    const outcome = await run;
    this.#simulator.clearFaults();
    this.#settled = undefined;
    this.#judge();
    this.#assertNothingLost(alive, outcome);
    this.#ledger.assertNothingDoubled(this.#simulator);
  }

  async destroy(): Promise<void> {
    const afterSeq = this.#lastSeq();
    this.#settled = undefined;
    this.#ledger.forget();
    const before = this.#pulumi.resources;
    const { failures } = await this.#pulumi.destroy(this.#audited(await this.#keeper.forDestroy()));
    this.#judge();
    const calls = this.#simulator.requests({ afterSeq });
    law(callsOf(calls, "send").length === 0, "a destroy sends nothing");
    if (this.#hadFaults(afterSeq)) return;
    law(failures.length === 0 && this.#pulumi.resources.length === 0, `a destroy succeeds: ${say(failures)}`);
    for (const { id, outputs } of before) {
      const live = outputs.onDelete === "archive" ? liveChat(this.#simulator, id) : undefined;
      if (!live) continue;
      law(
        live.name.startsWith("[archived]") && live.userlist.length <= 2,
        `archived: ${JSON.stringify(viewOfLive(live))}`,
      );
    }
  }

  /**
   * Nothing breaks any more: as often as there is something to heed, a person heeds it and runs again. Then the chats are
   * what the program declares, nothing is left to do, and nothing is drift.
   */
  async settle(): Promise<void> {
    this.#simulator.clearFaults();
    for (let runs = 0; ; runs++) {
      law(runs < 8, "a program comes to an end");
      const failures = await this.up({ refresh: true });
      if (failures.length === 0) break;
      for (const failure of failures) this.#heed(failure);
    }
    // The first one may have taken over chats with people whom it doesn't know.
    law((await this.up({ refresh: true })).length === 0, "what succeeded succeeds again");
    await this.up({ refresh: false });
    const { resources } = this.#pulumi;
    await this.refresh();
    for (const [index, after] of this.#pulumi.resources.entries()) {
      const before = resources[index];
      const said = `${JSON.stringify(before?.outputs)} → ${JSON.stringify(after.outputs)}`;
      law(isDeepStrictEqual(after, before), `after all that nothing is drift: ${said}`);
    }
    law(this.#pulumi.resources.length === resources.length, "after all that nothing is gone");
  }

  async #run({ refresh }: UpOptions, { inTurn }: Pick<RunOptions, "inTurn">): Promise<Outcome> {
    const chats = [...this.#program.chats]
      .sort(bySlot)
      .map(([, chat]) => ({ chat, registration: registerChat(this.#program.mark, chat) }));
    const registrations = chats.map(({ registration }) => registration);
    const foreseen = [...this.#program.messages.values()].map((message) =>
      registerMessage(this.#program.mark, message, ""),
    );
    const provider = this.#audited(await this.#keeper.forProgram([...registrations, ...foreseen]));
    if (refresh) {
      const failures = await this.#pulumi.refresh(provider);
      if (failures.length > 0) return { steps: [], failures };
    }
    return await this.#pulumi.up(provider, {
      chats: registrations,
      messages: (chatIdOf) => this.#messages(chatIdOf),
      inTurn,
    });
  }

  #messages(chatIdOf: (urn: string) => string): readonly Registration[] {
    return [...this.#program.messages].sort(bySlot).flatMap(([, message]) => {
      const chat = this.#program.chats.get(message.chat);
      if (!chat) return [];
      const chatId = chatIdOf(registerChat(this.#program.mark, chat).urn);
      this.#ledger.register(message, chatId);
      return [registerMessage(this.#program.mark, message, chatId)];
    });
  }

  #assertAfter(outcome: Outcome, alive: readonly Resource[], afterSeq: number): void {
    const { failures } = outcome;
    this.#assertNothingLost(alive, outcome);
    this.#ledger.assertNothingDoubled(this.#simulator);
    if (this.#hadFaults(afterSeq)) return;
    for (const failure of failures) {
      law(this.#adviceFor(failure) !== undefined, `without a fault nothing fails: ${say([failure])}`);
    }
  }

  /**
   * After a run that succeeded the chats are as declared. Of one that was disturbed that is so once a refresh has shown
   * it: at once for those whose strangers the state before counts, else after the next. The state before may have a chat
   * under another name alone: what a rename without an alias left. That resource's people are strangers to the new one.
   */
  #assertDeclared({ refresh }: UpOptions, before: readonly Resource[]): void {
    for (const declaration of this.#program.chats.values()) {
      const registration = registerChat(this.#program.mark, declaration);
      const resource = this.#pulumi.find(registration);
      law(resource !== undefined, "what is declared is in the state");
      const earlier = resourceOf(registration, before);
      const { id, inputs } = resource;
      const isCounted = ({ outputs }: Resource) => outputs.membership !== "additive";
      const wasSeen = refresh && earlier?.id === id && isCounted(earlier);
      if (wasSeen && isCounted(resource)) this.#disturbed.delete(id);
      const live = liveChat(this.#simulator, id);
      const disturbed = this.#disturbed.has(id);
      if (disturbed && !refresh) continue;
      assertReached(live && viewOfLive(live), inputs, disturbed ? "at least" : "exactly");
    }
    for (const declaration of this.#program.messages.values()) {
      const found = this.#pulumi.resources.filter(({ inputs }) => isOf(inputs, declaration));
      law(found.length === 1, "a message is in the state once");
    }
  }

  /** A resource leaves the state when it was deleted, or is gone at WeCom already, and never by a failure. */
  #assertNothingLost(alive: readonly Resource[], { steps, failures }: Partial<Outcome> = {}): void {
    for (const { id, urn } of alive) {
      const stays = this.#pulumi.resources.some((each) => each.id === id);
      const deleted = steps?.some((step) => step.kind === "delete" && step.urn === urn);
      const failed = failures?.some((failure) => failure.urn === urn);
      law(stays || (deleted === true && !failed), `${urn} is lost from the state`);
    }
  }

  /** What of the state WeCom has too, or can't be asked for. */
  #alive(): readonly Resource[] {
    return this.#pulumi.resources.filter(({ id }) => this.#simulator.chat(id)?.dissolved !== true);
  }

  #assertReadsOnly(afterSeq: number): void {
    const writes = this.#simulator.requests({ afterSeq }).filter(({ path }) => !/\/(get|gettoken)$/.test(path));
    law(writes.length === 0, `a refresh writes nothing: ${describe(writes)}`);
  }

  #heed(failure: Failure): void {
    const advice: Advice | undefined = this.#adviceFor(failure);
    const slot = this.#slotOf(failure);
    if (slot === undefined || advice === undefined) return;
    if (advice.kind === "adopt") this.edit({ kind: "change chat", slot, change: { adopt: true } });
    if (advice.kind === "another id") {
      const chatId = `another${this.#program.serial}`;
      this.edit({ kind: "change chat", slot, change: { chatId } });
    }
  }

  #adviceFor(failure: Failure): Advice | undefined {
    const slot = this.#slotOf(failure);
    const declaration = slot === undefined ? undefined : this.#program.chats.get(slot);
    return adviceFor(failure, {
      simulator: this.#simulator,
      chatId: declaration ? this.#chatIdOf(declaration) : "",
      args: declaration?.args,
      killedWhileSending: this.#killedWhileSending,
    });
  }

  /** The slot of the chat that failed, or that a message was for. */
  #slotOf({ urn }: Failure): Slot | undefined {
    const chat = [...this.#program.chats].find(
      ([, declaration]) => registerChat(this.#program.mark, declaration).urn === urn,
    );
    const message = [...this.#program.messages.values()].find(
      (each) => registerMessage(this.#program.mark, each, "").urn === urn,
    );
    return chat?.[0] ?? message?.chat;
  }

  #chatIdOf(declaration: ChatDeclaration): string {
    const registration = registerChat(this.#program.mark, declaration);
    const { derivedChatId } = registration.args.__context as { readonly derivedChatId: string };
    return String(registration.args.chatId ?? this.#pulumi.find(registration)?.id ?? derivedChatId);
  }

  #audited(provider: ConstructorParameters<typeof Audit>[0]): Audit {
    return new Audit(provider, this.#simulator, {
      broken: (broken) => {
        this.#broken ??= broken;
      },
      disturbed: (chatId) => this.#disturbed.add(chatId),
    });
  }

  /** Throws what the calls of a run broke. */
  #judge(): void {
    if (this.#broken) throw this.#broken;
  }

  #lastSeq(): number {
    return this.#simulator.requests().at(-1)?.seq ?? 0;
  }

  #hadFaults(afterSeq: number): boolean {
    return this.#simulator.requests({ afterSeq }).some(({ fault }) => fault !== null);
  }
}

interface CallWish {
  readonly path: string | undefined;
  readonly passing: number;
  readonly done: boolean;
  /** Ends the wait for a call that never comes. */
  readonly unless: Promise<unknown>;
}

/** The call that comes when so many others have passed, held on its way; undefined where there is none. */
const callAfter = async (
  simulator: Pick<Simulator, "hold">,
  { path, passing, done, unless }: CallWish,
): Promise<Held | undefined> => {
  const over = unless.then(() => undefined);
  for (let left = passing; ; left--) {
    const held = simulator.hold({ done, ...(path === undefined ? {} : { path }) });
    const call = await Promise.race([held.arrived.then(() => held), over]);
    if (call && left === 0) return call;
    held.release();
    if (!call) return undefined;
  }
};

const bySlot = ([left]: readonly [Slot, unknown], [right]: readonly [Slot, unknown]): number => left - right;

const isOf = ({ text }: Resource["inputs"], { content }: MessageDeclaration): boolean =>
  (text as { readonly content: string } | undefined)?.content === content;

const say = (failures: readonly Failure[]): string =>
  failures.map(({ urn, error }) => `\n${urn}: ${error.message}`).join("");
