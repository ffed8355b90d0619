import { type Contender, membersText } from "./contender";

export const ours: Contender = {
  name: "pulumi-wecom",
  files: {},
  program: (chats, version) => `
const wecom = require("pulumi-wecom");
${membersText(version)}
for (let i = 0; i < ${chats}; i++) {
  const members = membersOf(i);
  new wecom.AppChat("chat-" + i, { name: "Chat " + i, owner: members[0], members });
}
`,
};
