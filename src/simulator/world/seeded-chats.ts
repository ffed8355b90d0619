import { type Chat, happened } from "./chat";
import type { SeedCorp } from "./seed";

/** The chats that a corp begins with: made by an app, and seen by their members already. */
export function seededChats(corp: SeedCorp, nowMs: number): readonly Chat[] {
  const maker = corp.apps[0]?.agentId ?? 0;
  return corp.chats.map(({ chatid, name, owner = "", userlist, agentId = maker, chatType }) => {
    const { corpId } = corp;
    const whose = owner === "" ? (userlist[0] ?? "") : owner;
    const chat = { chatid, corpId, agentId, name, owner: whose, userlist, chatType, createdAtMs: nowMs };
    return happened(
      { ...chat, visible: true, dissolved: false, events: [] },
      { by: "api", atMs: nowMs },
      { kind: "created", name, owner: whose, members: userlist },
    );
  });
}
