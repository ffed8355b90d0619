import assert from "node:assert/strict";
import { messageLimits } from "../../../src/api/limits";
import type { ChatMessage, ServerOptions } from "../../../src/simulator/index";
import { messageTypeNames } from "../../../src/simulator/messages/message-types";
import { amr, mp4, pdf, png } from "../../helpers/media-files";
import { assertOk, assertRefused, type Talk, talking } from "./talk";

/** media_ids of a chat's files, one of each type. */
type Ids = Readonly<Record<"image" | "voice" | "video" | "file", string>>;

const team = (options: ServerOptions, conversation: (talk: Talk, ids: Ids) => Promise<void>) =>
  talking(options, async (talk) => {
    await talk.create();
    const id = async (type: string, filename: string, content: Buffer<ArrayBuffer>) =>
      (await talk.upload(type, filename, content)).json.media_id;
    await conversation(talk, {
      image: await id("image", "图.png", png),
      voice: await id("voice", "voice.amr", amr(1)),
      video: await id("video", "film.mp4", mp4),
      file: await id("file", "报告.pdf", pdf),
    });
  });

const lastOf = (talk: Talk): ChatMessage => {
  const message = talk.sim.messages("team").at(-1);
  assert.ok(message !== undefined);
  return message;
};

const card = { title: "Title", description: "What happened", url: "https://example.com/1" };
const article = { title: "Title", url: "https://example.com/1" };
const page = (ids: Ids) => ({ title: "Title", thumb_media_id: ids.image, content: "<p>Hello</p>" });
/** A text of exactly so many bytes, of characters of 3 bytes as far as that goes. */
const bytes = (count: number) => "语".repeat(Math.floor(count / 3)) + "x".repeat(count % 3);

/** What each type has to be sent with, and what it may be sent with besides. */
const messages: Readonly<Record<string, (ids: Ids) => readonly object[]>> = {
  text: () => [{ content: "hello\nworld" }, { content: "hello", mentioned_list: ["ann", "@all"] }],
  image: ({ image }) => [{ media_id: image }],
  voice: ({ voice }) => [{ media_id: voice }],
  video: ({ video }) => [{ media_id: video }, { media_id: video, title: "Film", description: "Of it" }],
  file: ({ file }) => [{ media_id: file }],
  textcard: () => [{ ...card, btntxt: "更多" }],
  news: () => [
    { articles: [article] },
    { articles: [{ ...article, description: "More", picurl: "https://example.com/1.png" }, article] },
    { articles: new Array(messageLimits.maxArticles).fill(article) },
  ],
  mpnews: (ids) => [
    { articles: [page(ids)] },
    {
      articles: [
        { ...page(ids), author: "Ann", content_source_url: "https://example.com", digest: "In short" },
        page(ids),
      ],
    },
  ],
  markdown: () => [{ content: '**Build** <font color="info">ok</font> <@ann>' }],
};

describe("simulator: the nine message types", () => {
  it("are all in this test", () => assert.deepEqual(Object.keys(messages), messageTypeNames));

  for (const [msgtype, contents] of Object.entries(messages))
    it(`takes ${msgtype} and keeps it as it came`, () =>
      team({}, async (talk, ids) => {
        for (const content of contents(ids)) {
          const reply = await talk.send(msgtype, content);
          assert.deepEqual(reply.json, { errcode: 0, errmsg: "ok" });
          const message = lastOf(talk);
          assert.deepEqual([message.msgtype, message.content, message.cuts], [msgtype, content, []]);
        }
      }));

  it("takes the bodies of clients that send an empty object for every other type", () =>
    team({}, async (talk, ids) => {
      const others = { text: {}, voice: {}, video: {}, file: {}, textcard: {}, news: {}, mpnews: {} };
      assertOk(await talk.send("image", { media_id: ids.image }, { ...others, image: { media_id: ids.image } }));
    }));

  it("keeps what the files in a message are called, for people who read it later", () =>
    team({}, async (talk, ids) => {
      await talk.send("file", { media_id: ids.file });
      assert.deepEqual(lastOf(talk).media, [
        { mediaId: ids.file, type: "file", filename: "报告.pdf", bytes: pdf.length },
      ]);
      await talk.send("mpnews", { articles: [page(ids), page(ids)] });
      assert.deepEqual(
        lastOf(talk).media.map(({ mediaId }) => mediaId),
        [ids.image, ids.image],
      );
    }));

  it("shows on a card what its button says when nobody said so", () =>
    team({}, async (talk) => {
      await talk.send("textcard", card);
      assert.deepEqual(lastOf(talk).content, { ...card, btntxt: "详情" });
    }));

  it("leaves out what a type doesn't have", () =>
    team({}, async (talk) => {
      assertOk(await talk.send("text", { content: "x", title: "y", mentioned_list: null }));
      assert.deepEqual(lastOf(talk).content, { content: "x" });
    }));
});

const { textBytes, markdownBytes, titleBytes, descriptionBytes, cardUrlBytes, articleUrlBytes } = messageLimits;
const { authorBytes, articleContentBytes, maxArticles } = messageLimits;

/** Each form that WeCom refuses, with its errcode. */
const refused: readonly (readonly [string, number, string, (ids: Ids) => unknown])[] = [
  ["an empty text", 44004, "text", () => ({ content: "" })],
  ["a text without content", 44004, "text", () => ({})],
  ["no text at all", 44004, "text", () => undefined],
  ["a text that is too long", 45002, "text", () => ({ content: bytes(textBytes + 1) })],
  ["an empty markdown", 44004, "markdown", () => ({ content: "" })],
  ["a markdown that is too long", 45002, "markdown", () => ({ content: bytes(markdownBytes + 1) })],
  ...(["image", "voice", "video", "file"] as const).flatMap(
    (type) =>
      [
        [`${type} without a media_id`, 41006, type, () => ({})],
        [`${type} with a media_id that never was`, 40007, type, () => ({ media_id: "x" })],
      ] as const,
  ),
  ["a voice as an image", 40007, "image", ({ voice }) => ({ media_id: voice })],
  ["an image as a file", 40007, "file", ({ image }) => ({ media_id: image })],
  ["a file as a video", 40007, "video", ({ file }) => ({ media_id: file })],
  ["a card without a title", 41016, "textcard", () => ({ ...card, title: "" })],
  ["a card without a description", 41033, "textcard", () => ({ ...card, description: undefined })],
  ["a card without a url", 41010, "textcard", () => ({ ...card, url: null })],
  ["a card with a long url", 40039, "textcard", () => ({ ...card, url: bytes(cardUrlBytes + 1) })],
  ["news without articles", 45008, "news", () => ({})],
  ["news with no article", 45008, "news", () => ({ articles: [] })],
  ["too many news", 45008, "news", () => ({ articles: new Array(maxArticles + 1).fill(article) })],
  ["news without a title", 41016, "news", () => ({ articles: [article, { url: article.url }] })],
  ["news without a url", 41010, "news", () => ({ articles: [{ title: "Title" }] })],
  ["news with a long url", 40039, "news", () => ({ articles: [{ ...article, url: bytes(articleUrlBytes + 1) }] })],
  [
    "news with a long picurl",
    40039,
    "news",
    () => ({ articles: [{ ...article, picurl: bytes(articleUrlBytes + 1) }] }),
  ],
  ["mpnews without articles", 45008, "mpnews", () => ({ articles: null })],
  ["too many mpnews", 45008, "mpnews", (ids) => ({ articles: new Array(maxArticles + 1).fill(page(ids)) })],
  ["mpnews without a title", 41016, "mpnews", (ids) => ({ articles: [{ ...page(ids), title: "" }] })],
  ["mpnews without a picture", 41006, "mpnews", () => ({ articles: [{ title: "Title", content: "x" }] })],
  [
    "mpnews with a voice for a picture",
    40007,
    "mpnews",
    (ids) => ({ articles: [{ ...page(ids), thumb_media_id: ids.voice }] }),
  ],
  ["mpnews without content", 40063, "mpnews", (ids) => ({ articles: [{ ...page(ids), content: "" }] })],
  [
    "mpnews with a long author",
    45032,
    "mpnews",
    (ids) => ({ articles: [{ ...page(ids), author: bytes(authorBytes + 1) }] }),
  ],
  [
    "mpnews with a long content_source_url",
    40039,
    "mpnews",
    (ids) => ({ articles: [{ ...page(ids), content_source_url: bytes(articleUrlBytes + 1) }] }),
  ],
  [
    "mpnews with too much content",
    45002,
    "mpnews",
    (ids) => ({ articles: [page(ids), { ...page(ids), content: bytes(articleContentBytes + 1) }] }),
  ],
  ...["template_card", "markdown_v2", "miniprogram_notice", "taskcard", "Text", "constructor", ""].map(
    (msgtype) => [`the type ${JSON.stringify(msgtype)}`, 40008, msgtype, () => ({ content: "x" })] as const,
  ),
];

describe("simulator: messages that are refused", () => {
  it("change nothing, and each has its errcode", () =>
    team({}, async (talk, ids) => {
      for (const [what, errcode, msgtype, content] of refused) {
        const reply = await talk.send(msgtype, content(ids));
        assert.equal(reply.json.errcode, errcode, what);
        assertRefused(reply, errcode);
      }
      assertRefused(await talk.post("send", { chatid: "team", text: { content: "x" } }), 40008);
      assert.deepEqual(talk.sim.messages("team"), []);
      assert.equal(talk.sim.chat("team")?.visible, false);
    }));

  it("are taken at just the limit", () =>
    team({}, async (talk, ids) => {
      for (const [msgtype, content] of [
        ["text", { content: bytes(textBytes) }],
        ["markdown", { content: bytes(markdownBytes) }],
        ["textcard", { ...card, btntxt: "更多", url: bytes(cardUrlBytes) }],
        ["news", { articles: [{ ...article, url: bytes(articleUrlBytes), picurl: bytes(articleUrlBytes) }] }],
        ["mpnews", { articles: [{ ...page(ids), author: bytes(authorBytes), content: bytes(articleContentBytes) }] }],
      ] as const) {
        assertOk(await talk.send(msgtype, content));
        assert.deepEqual(lastOf(talk).content, content);
      }
    }));

  it("name a field of a wrong JSON type as one that isn't there, with a warning", () =>
    team({}, async (talk) => {
      for (const [msgtype, content, errcode] of [
        ["text", { content: 7 }, 44004],
        ["text", "hello", 44004],
        ["news", { articles: article }, 45008],
        ["news", { articles: ["x"] }, 41016],
        ["image", { media_id: ["x"] }, 41006],
      ] as const) {
        const { json } = await talk.send(msgtype, content);
        assert.equal(json.errcode, errcode);
        assert.match(json.errmsg, /^Warning: wrong json format\. /);
      }
      const { json } = await talk.send("text", { content: "x", mentioned_list: "ann" });
      assert.deepEqual(json, { errcode: 0, errmsg: "Warning: wrong json format. ok" });
      assert.deepEqual(lastOf(talk).mentioned, []);
    }));
});

describe("simulator: what is too long for people", () => {
  it("is cut without a word, and what was lost can be seen here", () =>
    team({}, async (talk, ids) => {
      const title = bytes(titleBytes);
      const description = bytes(descriptionBytes);
      const long = { title: `${title}😀`, description: `${description}!` };
      const lost = (place: string) => [
        { field: `${place}title`, lost: "😀" },
        { field: `${place}description`, lost: "!" },
      ];

      await talk.send("video", { media_id: ids.video, ...long });
      assert.deepEqual(lastOf(talk).content, { media_id: ids.video, title, description });
      assert.deepEqual(lastOf(talk).cuts, lost(""));

      await talk.send("textcard", { ...card, ...long, btntxt: "一二三四五" });
      assert.deepEqual(lastOf(talk).content, { ...card, title, description, btntxt: "一二三四" });
      assert.deepEqual(lastOf(talk).cuts, [...lost(""), { field: "btntxt", lost: "五" }]);

      await talk.send("news", { articles: [article, { ...article, ...long }] });
      assert.deepEqual(lastOf(talk).content, { articles: [article, { ...article, title, description }] });
      assert.deepEqual(lastOf(talk).cuts, lost("articles[1]."));

      await talk.send("mpnews", { articles: [{ ...page(ids), title: long.title, digest: long.description }] });
      assert.deepEqual(lastOf(talk).content, { articles: [{ ...page(ids), title, digest: description }] });
      assert.deepEqual(lastOf(talk).cuts, [
        { field: "articles[0].title", lost: "😀" },
        { field: "articles[0].digest", lost: "!" },
      ]);
    }));

  it("is cut before a character that doesn't fit whole", () =>
    team({}, async (talk, ids) => {
      await talk.send("video", { media_id: ids.video, title: `${"x".repeat(titleBytes - 1)}语` });
      assert.equal(lastOf(talk).content.title, "x".repeat(titleBytes - 1));
      assert.deepEqual(lastOf(talk).cuts, [{ field: "title", lost: "语" }]);
    }));
});

describe("simulator: confidential messages", () => {
  it("are kept as such where the type may be", () =>
    team({}, async (talk, ids) => {
      for (const [msgtype, safe] of Object.entries({ text: 1, image: 1, voice: 0, video: 1, file: 1, mpnews: 1 })) {
        await talk.send(msgtype, messages[msgtype]?.(ids)[0], { safe: 1 });
        assert.equal(lastOf(talk).safe, safe, msgtype);
      }
    }));

  it("can't be news, and no file of any other type", () =>
    team({ knobs: { safeUnsupported: 40035 } }, async (talk, ids) => {
      assertRefused(await talk.send("news", { articles: [article] }, { safe: 1 }), 40074);
      assertOk(await talk.send("news", { articles: [article] }, { safe: 0 }));
      const { media_id } = (await talk.upload("file", "all.zip", pdf)).json;
      assertRefused(await talk.send("file", { media_id }, { safe: 1 }), 40035);
      assertRefused(await talk.send("voice", { media_id: ids.voice }, { safe: 1 }), 40035);
      talk.sim.setKnobs({ safeUnsupported: "ignore" });
      assertOk(await talk.send("file", { media_id }, { safe: 1 }));
      assert.equal(lastOf(talk).safe, 0);
    }));
});

describe("simulator: people who are mentioned", () => {
  it("are told by mentioned_list and by the content", () =>
    team({}, async (talk) => {
      assertOk(await talk.send("text", { content: "look, <@BEN>", mentioned_list: ["ann", "nobody"] }));
      assert.deepEqual(lastOf(talk).mentioned, ["ann", "ben"]);
      assert.deepEqual(lastOf(talk).content.mentioned_list, ["ann", "nobody"]);
      for (const mentioned_list of [["@all"], "@all", ["ann", "@all"]]) {
        assertOk(await talk.send("text", { content: "look", mentioned_list }));
        assert.deepEqual(lastOf(talk).mentioned, ["@all"]);
      }
      await talk.send("markdown", { content: "<@cem>: **look**" });
      assert.deepEqual(lastOf(talk).mentioned, ["cem"]);
    }));

  it("have to be in the chat where the knob says so", () =>
    team({ knobs: { mentionStranger: 40031 } }, async (talk) => {
      assertRefused(await talk.send("text", { content: "look", mentioned_list: ["ann", "nobody"] }), 40031);
      assertRefused(await talk.post("send", { chatid: "none", msgtype: "text", text: { content: "x" } }), 86001);
      assertOk(await talk.send("text", { content: "look", mentioned_list: ["ANN"] }));
    }));
});
