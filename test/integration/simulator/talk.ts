import assert from "node:assert/strict";
import { request } from "undici";
import { type ServerOptions, type Simulator, startSimulator } from "../../../src/simulator/index";

/** What came back from one request. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The JSON of the answer; undefined where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly json: any;
}

/** A plain HTTP client of one simulator: it knows nothing of how WeCom should answer. */
export class Talk {
  readonly sim: Simulator;
  #token: Promise<string> | undefined;

  constructor(sim: Simulator) {
    this.sim = sim;
  }

  async http(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const asIs = body === undefined || typeof body === "string" || Buffer.isBuffer(body);
    const sent = asIs ? body : JSON.stringify(body);
    const answer = await request(this.sim.url + path, {
      method: method as "GET",
      headers,
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, headers: answer.headers, text, json: parsed(text) };
  }

  gettoken(corpid = this.sim.corpId, corpsecret = this.sim.corpSecret): Promise<Reply> {
    const query = new URLSearchParams({ corpid, corpsecret });
    return this.http("GET", `/cgi-bin/gettoken?${query}`);
  }

  /** The default app's token, asked for once. */
  token(): Promise<string> {
    this.#token ??= this.gettoken().then(({ json }) => json.access_token);
    return this.#token;
  }

  async post(name: string, body: unknown, token?: string): Promise<Reply> {
    return this.http("POST", `/cgi-bin/appchat/${name}?access_token=${token ?? (await this.token())}`, body);
  }

  async get(chatid: string, token?: string): Promise<Reply> {
    const query = new URLSearchParams({ access_token: token ?? (await this.token()), chatid });
    return this.http("GET", `/cgi-bin/appchat/get?${query}`);
  }

  async send(msgtype: string, content: unknown, more: object = {}): Promise<Reply> {
    return this.post("send", { chatid: "team", msgtype, [msgtype]: content, ...more });
  }

  /**
   * As a browser does it. Written here: undici's `request` without a dispatcher of its own may get the one of Node's
   * built-in undici, which then never ends with a form of the package's.
   */
  async upload(type: string, filename: string, content: Uint8Array<ArrayBuffer>, token?: string): Promise<Reply> {
    const form = new FormData();
    form.append("media", new File([content], filename));
    const written = new Response(form);
    const contentType = written.headers.get("content-type") ?? "";
    return this.uploadForm(type, Buffer.from(await written.arrayBuffer()), { "content-type": contentType }, token);
  }

  async uploadForm(
    type: string,
    body: Buffer | string,
    headers: Record<string, string> = {},
    token?: string,
  ): Promise<Reply> {
    const query = new URLSearchParams({ access_token: token ?? (await this.token()), type });
    return this.http("POST", `/cgi-bin/media/upload?${query}`, body, headers);
  }

  async download(mediaId: string, token?: string): Promise<Reply> {
    const query = new URLSearchParams({ access_token: token ?? (await this.token()), media_id: mediaId });
    return this.http("GET", `/cgi-bin/media/get?${query}`);
  }

  async create(body: Record<string, unknown> = {}): Promise<Reply> {
    return this.post("create", { chatid: "team", owner: "ann", userlist: ["ann", "ben", "cem"], ...body });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Runs a conversation with a simulator of its own, and ends the simulator whatever happens. */
export async function talking(options: ServerOptions, conversation: (talk: Talk) => Promise<void>): Promise<void> {
  const sim = await startSimulator(options);
  try {
    await conversation(new Talk(sim));
  } finally {
    await sim.close();
  }
}

/** Success, the way WeCom says it. */
export function assertOk({ status, json }: Reply): void {
  assert.deepEqual({ status, errcode: json?.errcode, errmsg: json?.errmsg }, { status: 200, errcode: 0, errmsg: "ok" });
}

/** A failure, the way live tenants say it. */
export function assertRefused({ status, json }: Reply, errcode: number): void {
  assert.deepEqual({ status, errcode: json?.errcode }, { status: 200, errcode });
  const live = new RegExp(
    `^.+, hint: \\[\\d{25}\\], from ip: 127\\.0\\.0\\.1, more info at https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=${errcode}$`,
  );
  assert.match(json.errmsg, live);
}
