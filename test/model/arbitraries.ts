import fc from "fast-check";
import type { FaultRuleInput, KnobChanges } from "../../src/simulator";
import type { Edit } from "./edits";
import type { ChatArguments, Slot } from "./program";

/** Small enough that chats fill, shrink and meet; some are spelled in two ways. */
const userids = ["an", "bo", "chen", "dai", "Er", "fang"];
const spelled = fc.constantFrom(...userids).chain((userid) => fc.constantFrom(userid, userid.toUpperCase()));
const label = fc.constantFrom("member", "member", "a colleague");

const members = fc
  .uniqueArray(fc.tuple(spelled, label), { minLength: 2, maxLength: 5, selector: ([userid]) => userid.toLowerCase() })
  .map((entries) => Object.fromEntries(entries));

const chatName = fc.constantFrom("On call", "Duty", "值班");
const alphanumeric = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789");
export const anySlot: fc.Arbitrary<Slot> = fc.constantFrom(0, 1);

const chatArguments = (of: Slot): fc.Arbitrary<ChatArguments> =>
  fc.record(
    {
      members,
      name: fc.option(chatName, { nil: undefined, freq: 4 }),
      owner: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
      chatId: fc.option(fc.constantFrom(`chosen${of}`, `seeded${of}`), { nil: undefined, freq: 2 }),
      membership: fc.option(fc.constant("additive" as const), { nil: undefined }),
      adopt: fc.option(fc.constant(true), { nil: undefined }),
      onDelete: fc.option(fc.constant("archive" as const), { nil: undefined }),
    },
    { noNullPrototype: true },
  );

/** One argument gets another value, or is left out. */
const chatChange = (of: Slot): fc.Arbitrary<Partial<ChatArguments>> =>
  fc
    .tuple(
      chatArguments(of),
      fc.constantFrom("members", "members", "members", "name", "owner", "chatId", "membership", "adopt", "onDelete"),
    )
    .map(([args, argument]) => ({ [argument]: args[argument as keyof ChatArguments] }));

const declareChat = (of: Slot) =>
  fc.record({ kind: fc.constant("declare chat"), slot: fc.constant(of), args: chatArguments(of) });
const declareMessage = (of: Slot, chat: fc.Arbitrary<Slot>) =>
  fc.record({ kind: fc.constant("declare message"), slot: fc.constant(of), chat });

export const anyEdit: fc.Arbitrary<Edit> = anySlot.chain((of) => {
  const edit = (kind: Edit["kind"], more: object = {}) =>
    fc.record({ kind: fc.constant(kind), slot: fc.constant(of), ...more });
  return fc.oneof(
    { weight: 4, arbitrary: declareChat(of) },
    { weight: 8, arbitrary: edit("change chat", { change: chatChange(of) }) },
    { weight: 2, arbitrary: edit("take back") },
    { weight: 2, arbitrary: edit("rename chat", { alias: fc.boolean() }) },
    { weight: 1, arbitrary: edit("remove chat") },
    { weight: 3, arbitrary: declareMessage(of, anySlot) },
    { weight: 3, arbitrary: edit("change message") },
    { weight: 1, arbitrary: edit("rename message", { alias: fc.boolean() }) },
    { weight: 1, arbitrary: edit("remove message") },
  ) as fc.Arbitrary<Edit>;
});

/** A program to begin with, so that commands have something to be about. */
export const anyBeginning: fc.Arbitrary<readonly Edit[]> = fc.oneof(
  fc.tuple(declareChat(0), declareMessage(0, fc.constant(0))),
  fc.tuple(declareChat(0), declareChat(1), declareMessage(0, anySlot)),
  fc.tuple(declareChat(0), declareChat(1), declareMessage(0, anySlot), declareMessage(1, anySlot)),
) as fc.Arbitrary<readonly Edit[]>;

/** Doesn't shrink, since two histories must not have the same. */
export const anyMark: fc.Arbitrary<string> = fc.noShrink(
  fc.string({ unit: alphanumeric, minLength: 12, maxLength: 12 }),
);

const callPath = fc
  .constantFrom("create", "update", "update", "get", "send", "send")
  .map((name) => `/cgi-bin/appchat/${name}`);

/** It was done, and WeCom's answer doesn't come: −1 and 6000 leave open whether a write was done, and so does a proxy. */
const lostAnswers: readonly Partial<FaultRuleInput>[] = [
  { dropAfter: true },
  { dropAfter: true, body: '{"errcode":-1,"errmsg":"system busy"}' },
  { dropAfter: true, body: '{"errcode":6000,"errmsg":"version conflict"}' },
  { dropAfter: true, httpStatus: 502 },
];

/** 45033 says that it wasn't done; 48002 is a no that isn't repeated. */
const effect = fc.constantFrom<Partial<FaultRuleInput>>(
  ...lostAnswers,
  { dropBefore: true },
  { errcode: -1 },
  { errcode: 6000 },
  { errcode: 45033 },
  { errcode: 48002 },
);

const oneFault = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: callPath }, { weight: 1, arbitrary: fc.constant("/cgi-bin/gettoken") }),
    effect,
    // A call that may be repeated is made four times, and a step that looks again does so four times.
    fc.constantFrom(1, 1, 2, 4, 20),
    fc.constantFrom(0, 0, 0, 1, 2),
  )
  .map(([path, what, times, after]): FaultRuleInput => ({ path, times, after, ...what }));

/** A write whose fate stays open, since nothing can be looked at afterwards. */
const openEnd = fc
  .tuple(fc.constantFrom("create", "update"), effect, fc.nat({ max: 1 }))
  .map(([name, what, gets]): readonly FaultRuleInput[] => [
    { path: `/cgi-bin/appchat/${name}`, times: 1, ...what },
    { path: "/cgi-bin/appchat/get", times: 20, after: gets, errcode: 48002 },
  ]);

export const anyFaults: fc.Arbitrary<readonly FaultRuleInput[]> = fc.oneof(
  oneFault.map((fault) => [fault]),
  openEnd,
);

/** `pulumi up` whose provider process is killed while a call is under way. */
export interface Crash {
  /** The path of the calls that count. Left out: any. */
  readonly path?: string;
  /** How many calls pass before the one that is under way. */
  readonly passing: number;
  /** Whether WeCom does what that call says; if not, it was lost on its way. */
  readonly arrives: boolean;
  readonly refresh: boolean;
}

export const anyCrash: fc.Arbitrary<Crash> = fc.record({
  passing: fc.nat({ max: 7 }),
  arrives: fc.boolean(),
  refresh: fc.boolean(),
});

/** How it comes that nobody says whether a message arrived: WeCom's answer is lost, or who waits for it is killed. */
export type LostSending = { readonly fault: FaultRuleInput } | { readonly crash: Crash };

const sendPath = "/cgi-bin/appchat/send";

export const anyLostSending: fc.Arbitrary<LostSending> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...lostAnswers), fc.constantFrom(1, 2, 4))
    .map(([what, times]) => ({ fault: { path: sendPath, times, ...what } })),
  fc
    .record({ passing: fc.constantFrom(0, 0, 1), arrives: fc.constantFrom(true, true, false) })
    .map((crash) => ({ crash: { ...crash, path: sendPath, refresh: false } })),
);

export type Deed =
  | { readonly kind: "join" | "leave" | "owner"; readonly who: number }
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "dissolve" };

export interface ByHandChange {
  readonly slot: Slot;
  readonly deed: Deed;
}

const who = fc.nat({ max: 7 });

export const anyByHand: fc.Arbitrary<ByHandChange> = fc.record({
  slot: anySlot,
  deed: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("join", "leave", "leave", "owner"), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("rename"), name: fc.constantFrom("By hand", "On call") }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("dissolve") }) },
  ) as fc.Arbitrary<Deed>,
});

/** Everybody who may be in a chat: those of programs, and strangers. */
export const everybody: readonly string[] = [...userids, "ghost", "Stranger"];

/**
 * What nobody outside WeCom knows: a provider works with each value. To add who is there or remove who isn't is refused
 * in all of them, so that it can't go unnoticed.
 */
export const anyKnobs: fc.Arbitrary<KnobChanges> = fc.record(
  {
    updateOrder: fc.constantFrom("add-first", "delete-first", "at-once"),
    ownerRemoved: fc.constantFrom("random", 86005, 86203),
    updateBelowMinimum: fc.constantFrom("allow", 86006),
    dissolvedChatid: fc.constantFrom("taken", "free"),
    dissolvedErrcode: fc.constantFrom("as-not-found", 49008),
    notFoundErrcode: fc.constantFrom(86001, 86003, 40050),
    userlistOrder: fc.constantFrom("as-sent", "shuffled"),
    useridCase: fc.constantFrom("as-sent", "lower"),
    defaultName: fc.constantFrom("empty", "joined-userids"),
    sendMsgid: fc.constantFrom("absent", "present"),
    tokenOnRepeat: fc.constantFrom("same", "new"),
    tokenDiesAfterCalls: fc.constantFrom(null, null, 3),
    randomSeed: fc.nat({ max: 9 }),
    addPresent: fc.constant(86216),
    removeAbsent: fc.constant(86216),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<KnobChanges>;
