import type { LiveAppChat } from "../api/app-chat";
import { checkAppChat } from "../app-chat/check/check";
import { defaultLabel } from "../app-chat/members";
import { specOf } from "../app-chat/plan/diff";
import { fold } from "../app-chat/plan/userids";
import type { AppChatSpec } from "../app-chat/spec";
import { type AppChatState, stateOf } from "../app-chat/state";
import type { Settings } from "../config";
import type { Names } from "./labels";

/** A live chat as a program declares it and as Pulumi's state keeps it; or why it can't be declared. */
export type Imported =
  | { readonly kind: "declared"; readonly chatId: string; readonly spec: AppChatSpec; readonly state: AppChatState }
  | { readonly kind: "left-out"; readonly chatId: string; readonly reason: string };

/** The chat through the same `check` as a program's, so that a preview afterwards finds nothing to change. */
export const importedChat = (live: LiveAppChat, names: Names, settings: Settings): Imported => {
  const { chatId } = live;
  const members = Object.fromEntries(
    live.userList.map((userid) => [userid, names.get(fold(userid)) ?? defaultLabel] as const),
  );
  // A chat without a name keeps having none: then it is WeCom's affair.
  const name = live.name === "" ? {} : { name: live.name };
  const program = { chatId, ...name, owner: live.owner, members, __context: { secrets: [] } };
  const { inputs, failures } = checkAppChat({}, program, { settings, declare: () => undefined });
  if (failures.length > 0) return { kind: "left-out", chatId, reason: failures.join("; ") };
  const spec = specOf(inputs);
  return { kind: "declared", chatId, spec, state: stateOf(spec, { ...live, corpId: settings.corpId }) };
};
