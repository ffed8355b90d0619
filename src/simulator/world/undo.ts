import type { HandChange } from "./by-hand";
import type { Chat } from "./chat";
import { includesUser, withoutUsers } from "./userids";

/** What people would do to have a chat as it was before, in this order. Nothing where it is dissolved: that is for ever. */
export function undoOf(before: Chat, after: Chat): readonly HandChange[] {
  if (after.dissolved) return [];
  const left = withoutUsers(before.userlist, after.userlist);
  const joined = withoutUsers(after.userlist, before.userlist);
  const hadAnother = after.owner !== before.owner && includesUser(before.userlist, before.owner);
  return [
    ...(left.length > 0 ? [{ kind: "join", userids: left } as const] : []),
    ...(hadAnother ? [{ kind: "owner", owner: before.owner } as const] : []),
    ...(joined.length > 0 ? [{ kind: "leave", userids: joined } as const] : []),
    ...(after.name === before.name ? [] : [{ kind: "rename", name: before.name } as const]),
  ];
}
