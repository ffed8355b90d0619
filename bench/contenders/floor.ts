import { type Contender, membersText } from "./contender";

/**
 * What the engine itself costs: a dynamic resource with the same inputs, whose provider is a constant text as ours is
 * and whose methods do nothing.
 */
export const floor: Contender = {
  name: "floor",
  files: {
    "floor.cjs": `
exports.provider = {
  check: (_, news) => ({ inputs: news, failures: [] }),
  diff: (_, { name, owner, members }, news) =>
    JSON.stringify([name, owner, members]) === JSON.stringify([news.name, news.owner, news.members]) ? { changes: false } : {},
  create: (inputs) => ({ id: inputs.name, outs: inputs }),
  read: (id, props) => ({ id, props, inputs: props }),
  update: (id, olds, news) => ({ outs: news }),
  delete: () => {},
};
`,
  },
  program: (chats, version) => `
const pulumi = require("@pulumi/pulumi");
const text = 'exports.handler=()=>require("module").createRequire(process.cwd()+"/")("./floor.cjs").provider';
${membersText(version)}
for (let i = 0; i < ${chats}; i++) {
  const userids = membersOf(i);
  const members = Object.fromEntries(userids.map((userid) => [userid, "member"]));
  new pulumi.CustomResource("pulumi-nodejs:dynamic:Resource", "chat-" + i, {
    name: "Chat " + i, owner: userids[0], members, __provider: text,
  });
}
`,
};
