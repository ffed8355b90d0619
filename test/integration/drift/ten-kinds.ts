import type { Simulator } from "../../../src/simulator";

const people = `{ lisi: "Li Si", wangwu: "Wang Wu", zhangsan: "Zhang San" }`;

/** A program of a stack in which everything can drift that there is; a chat's id is its resource's name in short. */
export const program = `
const people = ${people};
// One after the other, so that the state has them in this order.
let last;
const chat = (name, args, options) => {
  const all = { chatId: name.replaceAll("-", ""), owner: "lisi", members: people, ...args };
  last = new wecom.AppChat(name, all, { ...options, dependsOn: last ? [last] : [] });
};

chat("releases", { name: "Releases" });
chat("on-call", { name: "On call" });
chat("design", { name: "Design" });
chat("lunch", { name: "Lunch" });
chat("platform", { name: "Platform" });
chat("sprint-41", { name: "Sprint 41" });
chat("guild", { name: "Guild", membership: "additive" });
chat("board", { name: "Board", members: pulumi.secret(["chen", "zhao", "qian"]), owner: pulumi.secret("chen") });
chat("support", { name: "Support" });
chat("partners", { name: "Partners" });
chat("friends", { name: undefined, owner: undefined });
chat("town-hall", { name: "Town hall" }, { ignoreChanges: ["members", "name"] });
chat("security", { name: "Security" });
`;

/** What people do to these chats in the WeCom app. */
export const changeByHand = ({ byHand }: Pick<Simulator, "byHand">): void => {
  byHand.join("releases", "ghost", "sunqi");
  byHand.leave("oncall", "wangwu");
  byHand.rename("design", "Design & Research");
  byHand.owner("lunch", "zhangsan");

  byHand.join("platform", "zhouba");
  byHand.rename("platform", "平台组");
  byHand.leave("platform", "lisi");

  byHand.dissolve("sprint41");
  // Additive: who joins is nobody's affair, who leaves is.
  byHand.join("guild", "guest");
  byHand.leave("guild", "zhangsan");

  byHand.join("board", "wuhao");
  byHand.rename("support", "`Support` | <script>alert(1)</script> @all\u202e");
  // Neither declared, or ignored: no drift.
  byHand.rename("friends", "Friends!");
  byHand.owner("friends", "wangwu");
  byHand.join("townhall", "everybody");
};

/** One that can't be read: another app's. */
export const forbid = ({ inject }: Pick<Simulator, "inject">): void => {
  inject({ path: "/cgi-bin/appchat/get", match: { chatid: "partners" }, errcode: 86008 });
};
