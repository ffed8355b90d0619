import assert from "node:assert/strict";
import fc from "fast-check";
import { chatLimits } from "../../../src/api/limits";
import { createSimulator, type InProcessSimulator } from "../../../src/simulator/index";
import { messageTypeNames } from "../../../src/simulator/messages/message-types";

/** A call as some client might make it: often sensible, often not. */
interface AnyCall {
  readonly name: "create" | "update" | "send" | "dismiss" | "revoke";
  readonly body: unknown;
}

const anyUserid = fc.constantFrom("ann", "ANN", "ben", "cem", "dan", "eve", "nobody", "not a userid", "");
const anyUsers = fc.oneof(fc.array(anyUserid, { maxLength: 6 }), fc.constantFrom(null, "ann", [1]));
const anyText = fc.constantFrom("", "Team", "x".repeat(60), null, 7);
const anyArticle = fc.record({
  title: fc.constantFrom("Title", "题".repeat(50), "", 7),
  url: fc.constantFrom("https://example.com", "x".repeat(3_000)),
  content: fc.constantFrom("<p>Hello</p>", ""),
});
/** Of whichever type: each type takes its own fields out of it. */
const anyContent = fc.oneof(
  fc.record({
    content: fc.constantFrom("hello", ""),
    title: fc.constantFrom("Title", "题".repeat(50)),
    description: fc.constantFrom("What", "述".repeat(200)),
    url: fc.constantFrom("https://example.com", "x".repeat(3_000)),
    media_id: fc.constantFrom("none", ""),
    articles: fc.oneof(fc.array(anyArticle, { maxLength: 9 }), fc.constantFrom(null, "x")),
    mentioned_list: fc.constantFrom(["ann"], ["nobody"], "@all", 7),
  }),
  fc.constantFrom(null, "text", [1]),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anyCall: fc.Arbitrary<AnyCall> = fc.record({
  name: fc.constantFrom("create", "create", "update", "update", "update", "send", "send", "dismiss", "revoke"),
  body: fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        chatid: maybe(fc.constantFrom("one", "two", "three", "bad_id", "foreign")),
        name: maybe(anyText),
        owner: maybe(fc.oneof(anyUserid, fc.constant(null))),
        userlist: maybe(anyUsers),
        add_user_list: maybe(anyUsers),
        del_user_list: maybe(anyUsers),
        msgtype: maybe(fc.constantFrom("text", ...messageTypeNames)),
        safe: maybe(fc.constantFrom(0, 1, "1")),
        jobid: maybe(fc.constantFrom("4_1_1", "")),
        ...Object.fromEntries(messageTypeNames.map((msgtype) => [msgtype, maybe(anyContent)])),
        text: maybe(fc.constantFrom({ content: "hello" }, { content: "" }, { refused: 1, content: "x" }, "text")),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom("a=b", "[]", "") },
  ),
});

const seed = {
  apps: [{ agentId: 1 }, { agentId: 2, secret: "other-app-secret" }],
  users: ["ann", "ben", "cem", "dan", "eve"],
  chats: [
    { chatid: "one", name: "One", owner: "ann", userlist: ["ann", "ben"] },
    { chatid: "foreign", userlist: ["ann", "ben"], agentId: 2 },
  ],
};

interface Answer {
  readonly status: number;
  readonly errcode: number;
  readonly errmsg: string;
  readonly access_token?: string;
}

async function speak(simulator: InProcessSimulator, path: string, init?: RequestInit): Promise<Answer> {
  const response = await simulator.handle(new Request(`https://qyapi.weixin.qq.com${path}`, init));
  return { ...((await response.json()) as Answer), status: response.status };
}

/** Makes the calls one after another, and looks at the simulator around each. */
async function play(
  calls: readonly AnyCall[],
  look: (around: { simulator: InProcessSimulator; call: AnyCall; answer: Answer; before: readonly unknown[] }) => void,
): Promise<void> {
  const simulator = createSimulator({ edition: "private", clock: "manual", seed });
  const query = `corpid=${simulator.corpId}&corpsecret=${simulator.corpSecret}`;
  const { access_token } = await speak(simulator, `/cgi-bin/gettoken?${query}`);
  for (const call of calls) {
    const before = simulator.chats();
    const body = typeof call.body === "string" ? call.body : JSON.stringify(call.body);
    const path = `/cgi-bin/appchat/${call.name}?access_token=${access_token}`;
    look({ simulator, call, answer: await speak(simulator, path, { method: "POST", body }), before });
  }
}

const always = (look: Parameters<typeof play>[1]) =>
  fc.assert(
    fc.asyncProperty(fc.array(anyCall, { minLength: 1, maxLength: 12 }), (calls) => play(calls, look)),
    {
      numRuns: 150,
    },
  );

/** Every text in a value, however deep. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

describe("simulator: laws", () => {
  it("a refused call leaves the chats as they were", () =>
    always(({ simulator, answer, before }) => {
      if (answer.errcode !== 0) assert.deepEqual(simulator.chats(), before);
    }));

  it("every answer is HTTP 200 with errcode and errmsg, and a refusal names nobody", () =>
    always(({ answer }) => {
      assert.equal(answer.status, 200);
      assert.ok(Number.isInteger(answer.errcode));
      assert.doesNotMatch(answer.errmsg, /ann|ben|cem|dan|eve|nobody/i);
    }));

  it("every chat has 2 people or more, each once, its owner among them, and a name that fits", () =>
    always(({ simulator }) => {
      for (const { userlist, owner, name } of simulator.chats()) {
        const keys = userlist.map((userid) => userid.toLowerCase());
        assert.ok(keys.length >= chatLimits.minMembers);
        assert.equal(new Set(keys).size, keys.length);
        assert.ok(keys.includes(owner.toLowerCase()));
        assert.ok([...name].length <= chatLimits.maxNameLength);
      }
    }));

  it("a chat's history tells who is in it", () =>
    always(({ simulator }) => {
      for (const { events, userlist } of simulator.chats()) {
        const members = new Set<string>();
        for (const event of events) {
          if (event.kind === "created" || event.kind === "joined") for (const each of event.members) members.add(each);
          if (event.kind === "left") for (const each of event.members) members.delete(each);
        }
        assert.deepEqual([...members].toSorted(), userlist.toSorted());
      }
    }));

  it("what people see of a message and what was cut off it is what was sent", () =>
    always(({ simulator, call, answer }) => {
      if (call.name !== "send" || answer.errcode !== 0) return;
      const { chatid, msgtype, ...body } = call.body as Record<string, unknown>;
      const message = simulator.messages(String(chatid)).at(-1);
      assert.equal(message?.msgtype, msgtype);
      const sent = textsOf(body[String(msgtype)]).join("\n");
      for (const { lost } of message?.cuts ?? []) assert.ok(sent.includes(lost));
      for (const text of textsOf({ ...message?.content, btntxt: undefined })) assert.ok(sent.includes(text), text);
    }));

  it("another app's chat is never touched", () =>
    always(({ simulator, before }) => {
      const foreign = (chats: readonly unknown[]) =>
        chats.find((chat) => (chat as { chatid: string }).chatid === "foreign");
      assert.equal(foreign(simulator.chats()), foreign(before));
    }));
});
