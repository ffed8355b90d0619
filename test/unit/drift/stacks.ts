import fc from "fast-check";
import type { LiveAppChat } from "../../../src/api/app-chat";
import { appChatType } from "../../../src/engine/resource-type";
import { chatsOf, type ManagedChat, type StackChat } from "../../../src/stack-state/chats";
import type { StateResource } from "../../../src/stack-state/deployment";

export const corpId = "ww0000000000000000";

/** A chat's resource as an export has it. */
export const resourceOf = (
  name: string,
  outputs: Readonly<Record<string, unknown>> = {},
  more: Partial<StateResource> = {},
): StateResource => ({
  urn: `urn:pulumi:dev::shop::${appChatType}::${name}`,
  type: appChatType,
  id: name,
  outputs: {
    chatId: name,
    corpId,
    name: "On call",
    owner: "lisi",
    members: { lisi: "Li Si", wangwu: "member", zhangsan: "member" },
    ...outputs,
  },
  ...more,
});

/** How an export holds a secret, as `--show-secrets` writes it and as it does otherwise. */
const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
export const plain = (value: unknown) => ({ ...signature, plaintext: JSON.stringify(value) });
export const encrypted = () => ({ ...signature, ciphertext: "v1:Bk0jKJ+etLpKjoTd:oHSzdlT6Nig==" });

export const chatOf = (resource: StateResource): StackChat => {
  const [chat] = chatsOf([resource]);
  if (!chat) throw new Error("no chat");
  return chat;
};

export const managedChat = (...args: Parameters<typeof resourceOf>): ManagedChat => {
  const chat = chatOf(resourceOf(...args));
  if (chat.kind !== "managed") throw new Error(chat.why);
  return chat;
};

export const live = (changes: Partial<LiveAppChat> = {}): LiveAppChat => ({
  chatId: "oncall",
  name: "On call",
  owner: "lisi",
  userList: ["lisi", "wangwu", "zhangsan"],
  ...changes,
});

/** Userids that no word of a report holds. */
const userid = fc.integer({ min: 0, max: 60 }).map((number) => `qz-${number}`);

/** A text that a person may have typed, or that may be meant to do harm. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.string({ unit: "grapheme", maxLength: 50 }),
  fc.constantFrom(
    "`",
    "``` |",
    "<@all>",
    "[a](http://b)",
    "]]>",
    "\ud800",
    "\u202e",
    "- a\n\n# b",
    " ",
    "@everyone #1",
  ),
);

export const anyChat = fc
  .record({
    name: anyText,
    members: fc.uniqueArray(userid, { minLength: 2, maxLength: 8 }),
    membership: fc.constantFrom(undefined, "additive"),
    __undeclared: fc.subarray(["name", "owner"]),
    label: fc.constantFrom("member", "Somebody"),
  })
  .chain(({ members, ...rest }) =>
    fc.record({ ...record(rest), members: fc.constant(members), owner: fc.constantFrom(...members) }),
  );

const record = <T extends object>(value: T): { [Key in keyof T]: fc.Arbitrary<T[Key]> } =>
  Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fc.constant(each)])) as {
    [Key in keyof T]: fc.Arbitrary<T[Key]>;
  };

export type AnyChat = typeof anyChat extends fc.Arbitrary<infer T> ? T : never;

/** The state of such a chat, and WeCom's answer where nothing has changed. */
export const stateOf = ({ label, members, ...rest }: AnyChat) =>
  managedChat("oncall", { ...rest, members: Object.fromEntries(members.map((each) => [each, label])) });

export const liveOf = ({ name, owner, members }: AnyChat): LiveAppChat => live({ name, owner, userList: members });
