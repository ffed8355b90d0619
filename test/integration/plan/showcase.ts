/** Programs begin alike. One resource after the other, so that the preview has them in this order. */
const beginning = `
let last;
const after = (options) => ({ ...options, dependsOn: last ? [last] : [] });
const chat = (name, args, options) => {
  const all = { owner: "lisi", members: people, ...args };
  last = new wecom.AppChat(name, all, after(options));
  return last;
};
const message = (name, args) => {
  last = new wecom.AppChatMessage(name, args, after({}));
};
const people = { lisi: "Li Si", wangwu: "Wang Wu", zhangsan: "Zhang San" };
`;

/** A stack as it is. */
export const before = `${beginning}
const oncall = chat("on-call", { name: "On call" });
chat("design", { name: "Design" });
chat("platform", { name: "Platform" });
chat("board", { name: "Board", members: pulumi.secret(["chen", "zhao", "qian"]), owner: pulumi.secret("chen") });
const guild = chat("guild", { name: "Guild", membership: "additive" });
chat("war-room", { name: "War room", chatId: "warroom1", onDelete: "archive" });
chat("town-hall", { name: "Town hall" });
message("welcome", { chatId: oncall.chatId, text: { content: "Hello" } });
chat("sprint-41", { name: "Sprint 41", onDelete: "archive" });
chat("lunch", { name: "Lunch" });
`;

/** As it is to be. */
export const after = `${beginning}
const oncall = chat("on-call", { name: "On call", members: { lisi: "Li Si", wangwu: "Wang Wu", sunqi: "Sun Qi" } });
chat("design", { name: "Design & Research", owner: "wangwu" });
chat("platform", { name: "Platform", members: { lisi: "Li Si", wangwu: "Wang Wu", zhangsan: "Zhang San (ops)" } });
chat("board", { name: "Board", members: pulumi.secret(["chen", "zhao", "sun"]), owner: pulumi.secret("chen") });
const guild = chat("guild", { name: "Guild", membership: "additive", members: { ...people, zhouba: "Zhou Ba" } });
chat("war-room", { name: "War room", chatId: "warroom2", onDelete: "archive" });
const hall = chat("town-hall", { name: "Town hall" });
message("welcome", { chatId: oncall.chatId, text: { content: "Hello everybody" } });
const releases = chat("releases", { name: "Releases \`v2\` | @all" });
// Of another resource, so that it is known only when it runs.
chat("crew", { name: "Crew", owner: undefined, members: releases.corpId.apply(() => ["lisi", "wangwu"]) });
message("notes", { chatId: guild.chatId, file: { source: "notes.txt" } });
message("news", { chatId: hall.chatId, textcard: { title: "Version 2", description: "It is out", url: "https://e.test/2" } });
`;
