import type { Member } from "../../reports/chat-page";
import type { ChatSummary } from "../../reports/chat-summary";
import { api, type HandChange } from "../api";
import { useTexts } from "../i18n/language";
import { useDoing } from "../parts/notices";

/** What shows the drift that a change by hand has made. */
const command = "pulumi preview --refresh --diff";

/** What a person could do in the WeCom app. Each change says what it did, how to see the drift, and can be undone. */
export function useHand(chat: ChatSummary) {
  const { did } = useTexts();
  const doing = useDoing();
  const make = async (changes: readonly HandChange[]): Promise<void> => {
    for (const change of changes) await api.byHand(chat, change);
  };
  const change = (what: HandChange, text: string, back: readonly HandChange[]): Promise<boolean> =>
    doing(make([what]), {
      text,
      command,
      ...(back.length === 0 ? {} : { undo: () => void doing(make(back), undefined) }),
    });
  const joins = (userid: string): HandChange => ({ kind: "join", userids: [userid] });
  const leaves = (userid: string): HandChange => ({ kind: "leave", userids: [userid] });
  const owns = (userid: string): HandChange => ({ kind: "owner", owner: userid });
  const isCalled = (name: string): HandChange => ({ kind: "rename", name });
  return {
    join: (userid: string) => change(joins(userid), did.joined(userid), [leaves(userid)]),
    // A chat whose owner leaves goes to another.
    leave: ({ userid, name, owner }: Member) =>
      change(leaves(userid), did.left(name), owner ? [joins(userid), owns(userid)] : [joins(userid)]),
    owner: ({ userid, name }: Member) =>
      change(owns(userid), did.owner(name), chat.owner === "" ? [] : [owns(chat.owner)]),
    rename: (name: string) => change(isCalled(name), did.renamed, [isCalled(chat.name)]),
    dissolve: () => change({ kind: "dissolve" }, did.dissolved, []),
  };
}
