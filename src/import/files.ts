import { defaultLabel } from "../app-chat/members";
import { Userids } from "../app-chat/plan/userids";
import { appChatProvider } from "../engine/provider-text";
import { appChatType } from "../engine/resource-type";
import { visibleJson } from "../reports/visible";
import type { Imported } from "./chat";
import { Identifiers } from "./identifiers";

export type Declared = Extract<Imported, { kind: "declared" }>;

/**
 * The program that declares the chats. A resource is called as its chat's id: that is unique, and neither a rename of
 * the chat nor another chat on the list changes it.
 */
export const programText = (chats: readonly Declared[]): string => {
  const identifiers = new Identifiers();
  const declarations = chats.map(({ chatId, spec }) =>
    [
      `export const ${identifiers.take(spec.name ?? "", chatId)} = new AppChat(`,
      `  ${visibleJson(chatId)},`,
      "  {",
      `    chatId: ${visibleJson(chatId)},`,
      ...(spec.name === undefined ? [] : [`    name: ${visibleJson(spec.name)},`]),
      ...(spec.owner === undefined ? [] : [`    owner: ${visibleJson(spec.owner)},`]),
      ...membersText(spec.members),
      "  },",
      "  { protect: true },",
      ");",
    ].join("\n"),
  );
  return `${['import { AppChat } from "pulumi-wecom";', ...declarations].join("\n\n")}\n`;
};

/** A list where nobody has a name, else names by userid. One a line, so that a change is a line of a diff. */
const membersText = (members: Declared["spec"]["members"]): readonly string[] => {
  const userids = Userids.of(Object.keys(members)).sorted();
  const isNamed = userids.some((userid) => members[userid] !== defaultLabel);
  const lines = userids.map((userid) => {
    const label = isNamed ? `: ${visibleJson(members[userid])}` : "";
    return `      ${visibleJson(userid)}${label},`;
  });
  return isNamed ? ["    members: {", ...lines, "    },"] : ["    members: [", ...lines, "    ],"];
};

/** What `pulumi import --file` reads. It makes no call: inputs and outputs go into the state as they stand here. */
export const importFileText = (chats: readonly Declared[]): string => {
  const resources = chats.map(({ chatId, spec, state }) => ({
    type: appChatType,
    name: chatId,
    id: chatId,
    inputs: { __provider: appChatProvider, ...spec },
    outputs: { __provider: appChatProvider, ...state },
  }));
  return `${visibleJson({ resources })}\n`;
};
