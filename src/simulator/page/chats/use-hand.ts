import type { Member } from "../../reports/chat-page";
import type { HandChange } from "../../world/by-hand";
import { api } from "../api";
import type { ChatKey } from "../chat-key";
import { useTexts } from "../i18n/language";
import { useDoing } from "../parts/notices";

/** What shows the drift that a change by hand has made. */
const command = "pulumi preview --refresh --diff";

/** What a person could do in the WeCom app. Each change says what it did, how to see the drift, and can be undone. */
export function useHand(chat: ChatKey) {
  const { did } = useTexts();
  const doing = useDoing();
  const make = async (changes: readonly HandChange[]): Promise<void> => {
    for (const change of changes) await api.byHand(chat, change);
  };
  /** What takes it back comes with the answer: the page may not know yet how the chat was. */
  const change = (what: HandChange, text: string): Promise<boolean> =>
    doing(api.byHand(chat, what), ({ undo }) => ({
      text,
      command,
      ...(undo.length === 0 ? {} : { undo: () => void doing(make(undo)) }),
    }));
  return {
    join: (userid: string) => change({ kind: "join", userids: [userid] }, did.joined(userid)),
    leave: ({ userid, name }: Member) => change({ kind: "leave", userids: [userid] }, did.left(name)),
    owner: ({ userid, name }: Member) => change({ kind: "owner", owner: userid }, did.owner(name)),
    rename: (name: string) => change({ kind: "rename", name }, did.renamed),
    dissolve: () => change({ kind: "dissolve" }, did.dissolved),
  };
}
