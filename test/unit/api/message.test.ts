import assert from "node:assert/strict";
import { type ChatMessage, messageBody, messageTypes } from "../../../src/api/message";

/** Each type with every field, and the body that WeCom documents for it (page 90248 and 90236). */
const bodies: readonly (readonly [ChatMessage, object])[] = [
  [
    { chatId: "c1", msgtype: "text", text: { content: "你好\n<@lisi>", mentionedList: ["lisi", "@all"] }, safe: true },
    { chatid: "c1", msgtype: "text", text: { content: "你好\n<@lisi>", mentioned_list: ["lisi", "@all"] }, safe: 1 },
  ],
  [
    { chatId: "c1", msgtype: "image", image: { mediaId: "M1" } },
    { chatid: "c1", msgtype: "image", image: { media_id: "M1" } },
  ],
  [
    { chatId: "c1", msgtype: "voice", voice: { mediaId: "M1" } },
    { chatid: "c1", msgtype: "voice", voice: { media_id: "M1" } },
  ],
  [
    { chatId: "c1", msgtype: "video", video: { mediaId: "M1", title: "T", description: "D" }, safe: false },
    { chatid: "c1", msgtype: "video", video: { media_id: "M1", title: "T", description: "D" } },
  ],
  [
    { chatId: "c1", msgtype: "file", file: { mediaId: "M1" } },
    { chatid: "c1", msgtype: "file", file: { media_id: "M1" } },
  ],
  [
    {
      chatId: "c1",
      msgtype: "textcard",
      textcard: { title: "T", description: "D", url: "https://example.test", btntxt: "更多" },
    },
    {
      chatid: "c1",
      msgtype: "textcard",
      textcard: { title: "T", description: "D", url: "https://example.test", btntxt: "更多" },
    },
  ],
  [
    {
      chatId: "c1",
      msgtype: "news",
      news: { articles: [{ title: "T", description: "D", url: "https://e.test", picurl: "https://e.test/p.png" }] },
    },
    {
      chatid: "c1",
      msgtype: "news",
      news: { articles: [{ title: "T", description: "D", url: "https://e.test", picurl: "https://e.test/p.png" }] },
    },
  ],
  [
    {
      chatId: "c1",
      msgtype: "mpnews",
      mpnews: {
        articles: [
          {
            title: "T",
            thumbMediaId: "M1",
            author: "A",
            contentSourceUrl: "https://e.test",
            content: "<b>C</b>",
            digest: "G",
          },
        ],
      },
    },
    {
      chatid: "c1",
      msgtype: "mpnews",
      mpnews: {
        articles: [
          {
            title: "T",
            thumb_media_id: "M1",
            author: "A",
            content_source_url: "https://e.test",
            content: "<b>C</b>",
            digest: "G",
          },
        ],
      },
    },
  ],
  [
    { chatId: "c1", msgtype: "markdown", markdown: { content: "**bold**" } },
    { chatid: "c1", msgtype: "markdown", markdown: { content: "**bold**" } },
  ],
];

describe("the body of a message", () => {
  it("is written down here for each of the nine types", () => {
    assert.deepEqual(
      bodies.map(([{ msgtype }]) => msgtype),
      messageTypes,
    );
  });

  for (const [message, body] of bodies) {
    it(`is as WeCom documents it for ${message.msgtype}`, () => {
      assert.deepEqual(messageBody(message), body);
    });
  }
});
