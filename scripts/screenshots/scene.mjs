import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository.mjs";

/** @typedef {import("../../src/simulator/index.js").Simulator} Simulator */

const people = [
  ["lisi", "李四"],
  ["wangwu", "王五"],
  ["zhangsan", "张三"],
  ["zhaoliu", "赵六"],
  ["sunqi", "孙七"],
  ["zhouba", "周八"],
  ["ann.meyer", "Ann Meyer"],
  ["ben.okafor", "Ben Okafor"],
].map(([userid = "", name = ""]) => ({ userid, name }));
const crowd = Array.from({ length: 2_000 }, (_, at) => ({
  userid: `staff${String(at + 1).padStart(4, "0")}`,
  name: `Staff ${at + 1}`,
}));

/** What the pictures' simulator begins with. */
export const seed = { users: [...people, ...crowd] };
export const startAtMs = Date.UTC(2026, 2, 16, 1, 12);

/**
 * A morning in a few chats, made through the API and by hand, as a program and people would.
 * @param {Simulator} simulator
 */
export async function play(simulator) {
  const api = new Api(simulator);
  const minutes = (/** @type {number} */ count) => simulator.advance(count * 60_000);
  await api.create(
    "all-hands",
    "All hands",
    crowd.map(({ userid }) => userid),
  );
  for (const [chatid, name] of otherChats) {
    await api.create(chatid, name, ["ann.meyer", "ben.okafor", "zhouba"]);
    minutes(1);
  }
  await api.create("release7", "Release 7 · 发布群", ["lisi", "wangwu", "zhangsan", "ann.meyer"]);
  minutes(3);
  await api.send("release7", "markdown", {
    content:
      '# Release 7.0 is out\n**Version** `7.0.3`, built from [main](https://ci.example.com/7)\n> 灰度比例：<font color="info">100 %</font>\n> 未完成：<font color="warning">1 项</font>，<@lisi> 请确认',
  });
  minutes(2);
  const picture = await api.upload(
    "image",
    "traffic.png",
    readFileSync(join(repository, "scripts/screenshots/traffic.png")),
  );
  await api.send("release7", "image", { media_id: picture });
  minutes(1);
  const report = await api.upload("file", "周报-第12周.xlsx", Buffer.alloc(48_213, 1));
  await api.send("release7", "file", { media_id: report });
  minutes(4);
  await api.send("release7", "textcard", {
    title: "Sign-off: Release 7",
    description:
      '<div class="gray">16 March 2026</div>All checks passed.<div class="highlight">Please approve before 18:00.</div>',
    url: "https://example.com/signoff/7",
    btntxt: "Approve",
  });
  await api.create("oncall", "On call", ["lisi", "wangwu", "zhangsan"]);
  minutes(1);
  await api.send("oncall", "text", {
    content: "Deployed 7.0.3 to production: https://ci.example.com/7",
    mentioned_list: ["@all"],
  });
  minutes(6);
  simulator.byHand.join("oncall", "sunqi");
  simulator.byHand.leave("oncall", "wangwu");
  minutes(1);
  simulator.byHand.rename("oncall", "On call (old)");
  minutes(2);
  simulator.inject({ path: "/cgi-bin/appchat/update", times: 1, errcode: 45033 });
  await api.update("oncall", { name: "On call" });
  await api.update("oncall", { add_user_list: ["nobody"] });
  await api.update("oncall", { name: "On call", add_user_list: ["wangwu"], del_user_list: ["sunqi"] });
  minutes(5);
  await api.send("oncall", "news", {
    articles: [
      {
        title: "Post-mortem of incident 311",
        description: "What happened, and what changes",
        url: "https://example.com/311",
        picurl: "https://example.com/311.png",
      },
      { title: "值班手册已更新", url: "https://example.com/handbook" },
    ],
  });
  minutes(1);
  simulator.byHand.owner("oncall", "zhangsan");
  simulator.inject({ path: "/cgi-bin/appchat/create", times: 1, dropAfter: true });
  simulator.inject({ path: "/cgi-bin/appchat/send", match: { chatid: "oncall" }, errcode: 45009 });
  simulator.inject({ path: "/cgi-bin/appchat/get", probability: 0.2, seed: 7, delayMs: 3_000 });
  minutes(1);
}

const otherChats = /** @type {const} */ ([
  ["platform", "Platform team"],
  ["design-review", "Design review"],
  ["hiring", "招聘沟通"],
  ["finance", "财务月结"],
  ["lunch", "Lunch in Shanghai"],
  ["security", "Security advisories"],
  ["data", "数据平台"],
]);

/** A plain client: the pictures need no other. */
class Api {
  #simulator;
  #token = "";

  /** @param {Simulator} simulator */
  constructor(simulator) {
    this.#simulator = simulator;
  }

  /** @type {(chatid: string, name: string, userlist: readonly string[]) => Promise<unknown>} */
  create(chatid, name, userlist) {
    return this.#post("appchat/create", { chatid: chatid.replaceAll("-", ""), name, owner: userlist[0], userlist });
  }

  /** @type {(chatid: string, change: object) => Promise<unknown>} */
  update(chatid, change) {
    return this.#post("appchat/update", { chatid, ...change });
  }

  /** @type {(chatid: string, msgtype: string, content: object) => Promise<unknown>} */
  send(chatid, msgtype, content) {
    return this.#post("appchat/send", { chatid, msgtype, [msgtype]: content });
  }

  /** @type {(type: string, filename: string, content: Uint8Array<ArrayBuffer>) => Promise<string>} */
  async upload(type, filename, content) {
    const form = new FormData();
    form.append("media", new File([content], filename));
    const { media_id } = await this.#ask("POST", "media/upload", { type }, form);
    return media_id;
  }

  /** @type {(path: string, body: object) => Promise<unknown>} */
  #post(path, body) {
    return this.#ask("POST", path, {}, JSON.stringify(body));
  }

  /** @type {(method: string, path: string, query: Record<string, string>, body: string | FormData) => Promise<any>} */
  async #ask(method, path, query, body) {
    const { url, corpId, corpSecret } = this.#simulator;
    if (this.#token === "") {
      const asked = new URLSearchParams({ corpid: corpId, corpsecret: corpSecret });
      const answer = await fetch(`${url}/cgi-bin/gettoken?${asked}`);
      this.#token = /** @type {any} */ (await answer.json()).access_token;
    }
    const params = new URLSearchParams({ access_token: this.#token, ...query });
    const answer = await fetch(`${url}/cgi-bin/${path}?${params}`, { method, body });
    return await answer.json();
  }
}
