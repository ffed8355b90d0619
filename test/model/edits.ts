import type { ChatArguments, ChatDeclaration, MessageDeclaration, Program, Slot } from "./program";

/** What a person does to the program between two runs. */
export type Edit =
  | { readonly kind: "declare chat"; readonly slot: Slot; readonly args: ChatArguments }
  | { readonly kind: "change chat"; readonly slot: Slot; readonly change: Partial<ChatArguments> }
  | { readonly kind: "take back"; readonly slot: Slot }
  | { readonly kind: "rename chat"; readonly slot: Slot; readonly alias: boolean }
  | { readonly kind: "remove chat"; readonly slot: Slot }
  | { readonly kind: "declare message"; readonly slot: Slot; readonly chat: Slot }
  | { readonly kind: "change message"; readonly slot: Slot }
  | { readonly kind: "rename message"; readonly slot: Slot; readonly alias: boolean }
  | { readonly kind: "remove message"; readonly slot: Slot };

/** Whether the edit means anything: only what is there can be changed. */
export const isPossible = ({ chats, messages }: Program, edit: Edit): boolean => {
  switch (edit.kind) {
    case "declare chat":
      return !chats.has(edit.slot);
    case "declare message":
      return !messages.has(edit.slot) && chats.has(edit.chat);
    case "change chat":
    case "take back":
    case "rename chat":
    case "remove chat":
      return chats.has(edit.slot);
    case "change message":
    case "rename message":
    case "remove message":
      return messages.has(edit.slot);
  }
};

export const edited = (program: Program, edit: Edit): Program => {
  const { slot } = edit;
  const serial = program.serial + 1;
  const chat = program.chats.get(slot);
  const message = program.messages.get(slot);
  const withChat = (next: ChatDeclaration): Program => ({
    ...program,
    serial,
    chats: new Map(program.chats).set(slot, next),
  });
  const withMessage = (next: MessageDeclaration): Program => ({
    ...program,
    serial,
    messages: new Map(program.messages).set(slot, next),
  });
  switch (edit.kind) {
    case "declare chat":
      return withChat({ name: `chat${slot}`, formerly: [], args: edit.args, before: edit.args });
    case "change chat":
      return chat ? withChat({ ...chat, args: { ...chat.args, ...edit.change }, before: chat.args }) : program;
    case "take back":
      return chat ? withChat({ ...chat, args: chat.before, before: chat.args }) : program;
    case "rename chat":
      return chat ? withChat({ ...chat, ...renamed(chat, `chat${slot}n${serial}`, edit.alias) }) : program;
    case "remove chat":
      return withoutChat(program, slot);
    case "declare message":
      return withMessage({
        name: `message${slot}`,
        formerly: [],
        chat: edit.chat,
        content: `text ${serial}`,
        identity: serial,
      });
    case "change message":
      return message ? withMessage({ ...message, content: `text ${serial}` }) : program;
    case "rename message": {
      if (!message) return program;
      const identity = edit.alias ? message.identity : serial;
      return withMessage({ ...message, ...renamed(message, `message${slot}n${serial}`, edit.alias), identity });
    }
    case "remove message":
      return { ...program, messages: without(program.messages, slot) };
  }
};

const renamed = (
  { name, formerly }: { readonly name: string; readonly formerly: readonly string[] },
  next: string,
  alias: boolean,
) => ({ name: next, formerly: alias ? [...formerly, name] : [] });

/** A message without its chat would not compile. */
const withoutChat = (program: Program, slot: Slot): Program => ({
  ...program,
  chats: without(program.chats, slot),
  messages: new Map([...program.messages].filter(([, { chat }]) => chat !== slot)),
});

const without = <Value>(map: ReadonlyMap<Slot, Value>, slot: Slot): ReadonlyMap<Slot, Value> =>
  new Map([...map].filter(([key]) => key !== slot));
