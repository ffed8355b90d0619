import { type Contender, membersText } from "./contender";

/**
 * A dynamic resource as most are written: a class whose methods use an imported HTTP library and `pulumi.Config`, all of
 * which Pulumi serialises into each resource, and an array of members.
 */
export const ordinary: Contender = {
  name: "ordinary way",
  files: {},
  program: (chats, version) => programText(chats, version, 'config.get("corpId") ?? process.env.WECOM_CORP_ID'),
};

/** The same with its settings from the environment alone: what is captured is smaller. */
export const ordinaryWithoutConfig: Contender = {
  name: "ordinary way, without pulumi.Config",
  files: {},
  program: (chats, version) => programText(chats, version, "process.env.WECOM_CORP_ID"),
};

const programText = (chats: number, version: number, corpId: string): string => `
const pulumi = require("@pulumi/pulumi");
const undici = require("undici");
const config = new pulumi.Config("wecom");

const ask = async (path, query, body) => {
  const url = process.env.WECOM_BASE_URL + "/cgi-bin/" + path + "?" + new URLSearchParams(query);
  const answer = await undici.request(url, {
    method: body ? "POST" : "GET",
    body: body ? JSON.stringify(body) : null,
  });
  const result = await answer.body.json();
  if (result.errcode !== 0) throw new Error(result.errmsg);
  return result;
};

class ChatProvider {
  async token() {
    const corpid = ${corpId};
    return (await ask("gettoken", { corpid, corpsecret: process.env.WECOM_CORP_SECRET })).access_token;
  }
  async diff(id, olds, news) {
    const same = (key) => JSON.stringify(olds[key]) === JSON.stringify(news[key]);
    return { changes: !(same("name") && same("owner") && same("members")) };
  }
  async create({ name, owner, members }) {
    const { chatid } = await ask("appchat/create", { access_token: await this.token() }, { name, owner, userlist: members });
    return { id: chatid, outs: { name, owner, members } };
  }
  async read(id, props) {
    const { chat_info } = await ask("appchat/get", { access_token: await this.token(), chatid: id });
    return { id, props: { ...props, name: chat_info.name, owner: chat_info.owner, members: chat_info.userlist } };
  }
  async update(id, olds, { name, owner, members }) {
    await ask("appchat/update", { access_token: await this.token() }, {
      chatid: id,
      name,
      owner,
      add_user_list: members.filter((userid) => !olds.members.includes(userid)),
      del_user_list: olds.members.filter((userid) => !members.includes(userid)),
    });
    return { outs: { name, owner, members } };
  }
}

class Chat extends pulumi.dynamic.Resource {
  constructor(name, args, opts) {
    super(new ChatProvider(), name, args, opts);
  }
}
${membersText(version)}
for (let i = 0; i < ${chats}; i++) {
  const members = membersOf(i);
  new Chat("chat-" + i, { name: "Chat " + i, owner: members[0], members });
}
`;
