import { appChatType } from "../../../src/engine/resource-type";
import type { Simulator } from "../../../src/simulator";
import { WeComCommand } from "../../helpers/command";

export { asBuilt, type Child, type Ended, ended, fromSources } from "../../helpers/command";

/** `pulumi-wecom drift` as a process of its own. */
export class DriftCommand extends WeComCommand {
  constructor(env: Readonly<Record<string, string | undefined>>, program?: readonly string[]) {
    super("drift", env, program);
  }
}

/** A resource's outputs as they are now, by its chat's id, with changes. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** An export of a stack that made the simulator's chats and has seen them as they are now. */
export const exportOf = (simulator: Simulator, changes: Outputs = {}): string => {
  const resources = simulator.chats().map(({ chatid, name, owner, userlist }) => ({
    urn: `urn:pulumi:dev::shop::${appChatType}::${chatid}`,
    custom: true,
    id: chatid,
    type: appChatType,
    outputs: {
      chatId: chatid,
      corpId: simulator.corpId,
      name,
      owner,
      members: Object.fromEntries(userlist.map((userid) => [userid, "member"])),
      ...changes[chatid],
    },
  }));
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources } });
};

/** Chats of the same three people. */
export const chatsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    chatid: `chat${index}`,
    name: `Chat ${index}`,
    owner: "lisi",
    userlist: ["lisi", "wangwu", "zhangsan"],
  }));
