import assert from "node:assert/strict";
import type { WeComClient } from "../../../src/api/client";
import { type Message, messageTypes } from "../../../src/api/message";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { amr, mp4, pdf, png } from "../../helpers/media-files";
import { clientOf, team } from "./clients";

type Media = Readonly<Record<"image" | "voice" | "video" | "file", string>>;

const card = { title: "发布", description: "第 7 版", url: "https://example.test/7" };
const article = { title: "发布", url: "https://example.test/7" };

const messages: Readonly<Record<string, (media: Media) => Message>> = {
  text: () => ({ msgtype: "text", text: { content: "你好 <@lisi>\n", mentionedList: ["lisi", "@all"] } }),
  image: ({ image }) => ({ msgtype: "image", image: { mediaId: image } }),
  voice: ({ voice }) => ({ msgtype: "voice", voice: { mediaId: voice } }),
  video: ({ video }) => ({ msgtype: "video", video: { mediaId: video, title: "T", description: "D" } }),
  file: ({ file }) => ({ msgtype: "file", file: { mediaId: file } }),
  textcard: () => ({ msgtype: "textcard", textcard: { ...card, btntxt: "更多" } }),
  news: () => ({
    msgtype: "news",
    news: { articles: [{ ...article, description: "D", picurl: `${article.url}.png` }] },
  }),
  mpnews: ({ image }) => ({
    msgtype: "mpnews",
    mpnews: {
      articles: [
        {
          title: "T",
          thumbMediaId: image,
          author: "A",
          contentSourceUrl: article.url,
          content: "<p>C</p>",
          digest: "G",
        },
      ],
    },
  }),
  markdown: () => ({ msgtype: "markdown", markdown: { content: "**第 7 版**" } }),
};

describe("the messages that a client sends", () => {
  let simulator: Simulator;
  let client: WeComClient;
  let media: Media;

  const connect = async (options = {}) => {
    simulator = await startSimulator(options);
    ({ client } = clientOf(simulator));
    await client.appChat.create(team);
    const upload = async (type: keyof Media, filename: string, source: Uint8Array) =>
      (await client.media.upload({ type, filename, source })).mediaId;
    media = {
      image: await upload("image", "图.png", png),
      voice: await upload("voice", "语音.amr", amr(1)),
      video: await upload("video", "片.mp4", mp4),
      file: await upload("file", "周报.pdf", pdf),
    };
  };
  afterEach(async () => {
    await client.close();
    await simulator.close();
  });

  for (const type of messageTypes) {
    it(`arrive whole: ${type}`, async () => {
      await connect();
      const message = messages[type]?.(media);
      assert.ok(message);
      assert.deepEqual(await client.appChat.send({ chatId: "team", ...message }), {});
      const [arrived, ...others] = simulator.messages("team");
      assert.deepEqual([arrived?.msgtype, arrived?.cuts, arrived?.safe, others], [type, [], 0, []]);
      assert.deepEqual(simulator.requests().at(-1)?.errcode, 0);
    });
  }

  it("keep the Chinese name of a file", async () => {
    await connect();
    await client.appChat.send({ chatId: "team", msgtype: "file", file: { mediaId: media.file } });
    assert.equal(simulator.messages("team").at(-1)?.media[0]?.filename, "周报.pdf");
    assert.deepEqual(Buffer.from(simulator.media(media.file)?.content ?? []), pdf);
  });

  it("are confidential where they say so", async () => {
    await connect();
    await client.appChat.send({ chatId: "team", msgtype: "text", text: { content: "a" }, safe: true });
    assert.equal(simulator.messages("team").at(-1)?.safe, 1);
  });

  it("have an id where WeCom says one: msgid, or jobid of a private deployment", async () => {
    await connect({ knobs: { sendMsgid: "present" } });
    const text = { chatId: "team", msgtype: "text", text: { content: "a" } } as const;
    assert.match(String((await client.appChat.send(text)).messageId), /./);
    await client.close();
    await simulator.close();
    await connect({ edition: "private" });
    const { messageId } = await client.appChat.send(text);
    assert.equal(messageId, simulator.messages("team").at(-1)?.jobid);
  });

  it("are refused with WeCom's errcode, and weren't sent then", async () => {
    await connect();
    for (const [message, errcode] of [
      [{ msgtype: "text", text: { content: "x".repeat(2_049) } }, 45002],
      [{ msgtype: "text", text: { content: "" } }, 44004],
      [{ msgtype: "image", image: { mediaId: media.file } }, 40007],
      [{ msgtype: "news", news: { articles: Array.from({ length: 9 }, () => article) } }, 45008],
    ] as const satisfies readonly (readonly [Message, number])[]) {
      await assert.rejects(client.appChat.send({ chatId: "team", ...message }), { errcode, mayHaveArrived: false });
    }
    assert.deepEqual(simulator.messages("team"), []);
  });

  it("tell of each request, and not of what comes before it: a token, a turn, a wait", async () => {
    await connect();
    const seen: unknown[] = [];
    const callsBefore = () => simulator.requests().map(({ path, errcode }) => `${path.split("/").at(-1)} ${errcode}`);
    simulator.voidTokens();
    simulator.clearRequests();
    simulator.inject({ path: "/cgi-bin/appchat/send", after: 1, times: 1, errcode: 45033 });
    const text = { chatId: "team", msgtype: "text", text: { content: "a" } } as const;
    await client.appChat.send(text, {
      around: async (request) => {
        seen.push(callsBefore().at(-1) ?? "nothing");
        return await request();
      },
    });
    assert.deepEqual(seen, ["nothing", "gettoken 0", "send 45033"]);
    assert.deepEqual(callsBefore(), ["send 40014", "gettoken 0", "send 45033", "send 0"]);
  });

  it("find no file any more after three days", async () => {
    await connect();
    simulator.advance(3 * 86_400_000);
    await assert.rejects(client.appChat.send({ chatId: "team", msgtype: "file", file: { mediaId: media.file } }), {
      errcode: 40007,
      message: /older than three days: upload the file again/,
    });
  });
});
