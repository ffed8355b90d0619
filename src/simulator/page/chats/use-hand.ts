import { api, type HandChange } from "../api";
import type { ChatKey } from "../chat-key";
import { useTexts } from "../i18n/language";
import { useDoing } from "../parts/notices";

/** What shows the drift that a change by hand has made. */
const command = "pulumi preview --refresh --diff";

/** What a person could do in the WeCom app. Each change says what it did, and how to see the drift. */
export function useHand(chat: ChatKey) {
  const { did } = useTexts();
  const doing = useDoing();
  const change = (what: HandChange, text: string, undo?: HandChange): Promise<void> =>
    doing(api.byHand(chat, what), {
      text,
      command,
      ...(undo === undefined ? {} : { undo: () => void doing(api.byHand(chat, undo), undefined) }),
    });
  return {
    join: (userid: string) =>
      change({ kind: "join", userids: [userid] }, did.joined(userid), { kind: "leave", userids: [userid] }),
    leave: (userid: string, name: string) =>
      change({ kind: "leave", userids: [userid] }, did.left(name), { kind: "join", userids: [userid] }),
    owner: (userid: string, name: string) => change({ kind: "owner", owner: userid }, did.owner(name)),
    rename: (name: string) => change({ kind: "rename", name }, did.renamed),
    dissolve: () => change({ kind: "dissolve" }, did.dissolved),
  };
}
