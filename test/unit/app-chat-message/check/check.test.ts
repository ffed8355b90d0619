import assert from "node:assert/strict";
import { basename } from "node:path";
import { checkAppChatMessage } from "../../../../src/app-chat-message/check/check";
import type { LookAt } from "../../../../src/app-chat-message/check/media";
import { unknownValue } from "../../../../src/engine/unknown";
import { amr, png as pngFile } from "../../../helpers/media-files";

const asset = (fields: object) => ({
  "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
  ...fields,
});
const png = asset({ hash: "h1", path: "logo.png" });

const lookAt: LookAt = async ({ path = "", text }) => {
  if (path.includes("gone")) return { problem: "names a file that isn't there (looked in /program)" };
  return {
    filename: text === undefined ? basename(path) : undefined,
    bytes: text?.length ?? 1_000,
    head: path.endsWith(".html") ? Buffer.from("<html>") : pngFile,
    ...(path.endsWith("long.amr") ? { head: amr(0), voiceSeconds: 60.02 } : {}),
  };
};

const check = (args: object, secrets: readonly string[] = []) =>
  checkAppChatMessage({ chatId: "c1", ...args, __context: { urn: "urn:m", secrets } }, lookAt);
const failures = async (args: object, secrets: readonly string[] = []) => (await check(args, secrets)).failures;

const long = (bytes: number) => "é".repeat(Math.floor(bytes / 2)) + "x".repeat(bytes % 2);
const card = { title: "T", description: "D", url: "https://e.test" };
const article = { title: "T", url: "https://e.test" };
const page = { title: "T", thumbMediaId: "M", content: "C" };

describe("the check of an AppChatMessage", () => {
  it("takes each of the nine types, up to its limits", async () => {
    for (const args of [
      { text: { content: long(2_048), mentionedList: ["lisi", "@all"] }, safe: true },
      { image: { mediaId: "M" }, safe: true },
      { image: { source: png } },
      { voice: { mediaId: "M" } },
      { video: { mediaId: "M", title: long(128), description: long(512) } },
      { file: { source: asset({ hash: "h", text: "a,b\n1,2" }), filename: "报告.csv" } },
      {
        textcard: {
          title: long(128),
          description: long(512),
          url: `https://e.test/${"x".repeat(1_009)}`,
          btntxt: "查看🙂详",
        },
      },
      { news: { articles: Array.from({ length: 8 }, () => ({ ...article, description: long(512) })) } },
      { mpnews: { articles: [{ ...page, author: long(64), digest: long(512), content: long(681_984) }] }, safe: true },
      { mpnews: { articles: [{ title: "T", thumbSource: png, content: "C" }] } },
      { markdown: { content: long(2_048) } },
    ]) {
      const checked = await check(args);
      assert.deepEqual(checked.failures, []);
      assert.deepEqual(checked.inputs, { chatId: "c1", ...args });
    }
  });

  it("leaves out what means nothing: null, and safe where it is false", async () => {
    const { inputs } = await check({
      text: { content: "a", mentionedList: null },
      safe: false,
      markdown: null,
      triggers: [null],
    });
    assert.deepEqual(inputs, { chatId: "c1", text: { content: "a" }, triggers: [null] });
  });

  const refused: readonly (readonly [string, object, readonly string[]])[] = [
    ["no message", {}, ["needs a message: one of text, image, voice, video, file, textcard, news, mpnews, markdown"]],
    [
      "two messages",
      { text: { content: "a" }, markdown: { content: "b" } },
      ["has 2 messages (text, markdown), and one is the limit: declare one resource for each"],
    ],
    ["a text without content", { text: {} }, ["text.content is missing"]],
    ["an empty text", { text: { content: "" } }, ["text.content is empty"]],
    [
      "a text that is too long, without repeating it",
      { text: { content: long(2_060) } },
      ["text.content has 2060 bytes in UTF-8, 12 more than the limit of 2048"],
    ],
    [
      "a markdown that is too long",
      { markdown: { content: "🙂".repeat(513) } },
      ["markdown.content has 2052 bytes in UTF-8, 4 more than the limit of 2048"],
    ],
    [
      "a mention of nobody",
      { text: { content: "a", mentionedList: ["li si"] } },
      ['text.mentionedList[0] ("li si") must be a userid or "@all"'],
    ],
    [
      "a field that isn't there",
      { text: { content: "a", contents: "b" } },
      ["text.contents is not a field of this message"],
    ],
    [
      "an argument that isn't there",
      { text: { content: "a" }, message: "b" },
      [
        "message is not an argument of AppChatMessage; these are: chatId, text, image, voice, video, file, textcard, news, mpnews, markdown, safe, triggers",
      ],
    ],
    ["media without a file", { image: {} }, ["image needs mediaId or source"]],
    [
      "media with two files",
      { image: { mediaId: "M", source: png } },
      ["image has mediaId and source; one of them is enough"],
    ],
    [
      "a name for what is uploaded already",
      { file: { mediaId: "M", filename: "a.txt" } },
      ["file.filename goes with source: a file that is uploaded already has its name"],
    ],
    [
      "a source that is no asset",
      { file: { source: { some: "thing" } } },
      ["file.source must be a path or a pulumi.asset.FileAsset or StringAsset"],
    ],
    [
      "a remote asset",
      { file: { source: asset({ hash: "h", uri: "https://e.test/a.txt" }) } },
      [
        'file.source ("https://e.test/a.txt") is a remote asset, which isn\'t supported: download it before and name the file',
      ],
    ],
    [
      "a file that can't be read",
      { image: { source: asset({ hash: "h", path: "gone.png" }) } },
      ['image.source ("gone.png") names a file that isn\'t there (looked in /program)'],
    ],
    [
      "a path that the constructor found no file at",
      { mpnews: { articles: [{ title: "T", thumbSource: "out/gone.png", content: "C" }] } },
      ['mpnews.articles[0].thumbSource ("out/gone.png") names a file that isn\'t there (looked in /program)'],
    ],
    [
      "a file that was made too late",
      { file: { source: "report.pdf" } },
      ['file.source ("report.pdf") wasn\'t there yet when the message was declared: make the file before that'],
    ],
    [
      "an address as a path",
      { file: { source: "https://e.test/gone.txt" } },
      [
        'file.source ("https://e.test/gone.txt") is a remote asset, which isn\'t supported: download it before and name the file',
      ],
    ],
    [
      "a file of another type",
      { voice: { source: png } },
      [
        'voice.source ("logo.png") must be amr for type voice, by the ending of its name',
        'voice.source ("logo.png") must be AMR for type voice, and by its content it is PNG',
      ],
    ],
    [
      "a name with another ending than the file's",
      { image: { source: png, filename: "logo.gif" } },
      ['image.filename ("logo.gif") must be jpg, jpeg, png for type image, by the ending of its name'],
    ],
    [
      "a page that is called a picture",
      { image: { source: asset({ hash: "h", path: "out/page.html" }), filename: "a.png" } },
      ['image.source ("out/page.html") must be JPG or PNG for type image, and by its content it is of another format'],
    ],
    [
      "a voice that is too long",
      { voice: { source: asset({ hash: "h", path: "long.amr" }) } },
      ['voice.source ("long.amr") plays 60.02 seconds, 0.02 more than the limit of 60'],
    ],
    [
      "a name with a slash",
      { file: { source: png, filename: 'a/b".png' } },
      ['file.filename ("a/b\\".png") must be a name for a file, without slashes and control characters'],
    ],
    [
      "a name of two lines",
      { file: { source: png, filename: "a\nb.png" } },
      ['file.filename ("a\\nb.png") must be a name for a file, without slashes and control characters'],
    ],
    [
      "a content of another shape",
      { text: "hello", news: { articles: ["a"] } },
      [
        "text must be an object of content, mentionedList",
        "news.articles[0] must be an object of title, description, url, picurl",
        "has 2 messages (text, news), and one is the limit: declare one resource for each",
      ],
    ],
    [
      "a text asset without a name",
      { file: { source: asset({ hash: "h", text: "long enough" }) } },
      ["file.filename is missing: a text asset has no name"],
    ],
    [
      "a file that is too small",
      { file: { source: asset({ hash: "h", text: "12345" }), filename: "a.txt" } },
      ['file.source ("a.txt") has 5 bytes, and a file needs 6 or more'],
    ],
    [
      "a confidential file of a type that can't be",
      { file: { source: asset({ hash: "h", path: "a.zip" }) }, safe: true },
      [
        'file.source ("a.zip") can\'t be confidential: with safe, a file must be one of txt, pdf, doc, docx, ppt, pptx, xls, xlsx, xml, jpg, jpeg, png, bmp, gif',
      ],
    ],
    [
      "confidential news",
      { news: { articles: [article] }, safe: true },
      ["safe (true) goes only with text, image, video, file, mpnews, and this is news"],
    ],
    [
      "a confidential card",
      { textcard: card, safe: true },
      ["safe (true) goes only with text, image, video, file, mpnews, and this is textcard"],
    ],
    ["safe that is no yes or no", { text: { content: "a" }, safe: 1 }, ["safe (1) must be true or false"]],
    [
      "a title that WeCom would cut",
      { textcard: { ...card, title: long(129) } },
      ["textcard.title has 129 bytes in UTF-8, 1 more than the limit of 128: WeCom would silently cut the rest"],
    ],
    [
      "a description that WeCom would cut",
      { news: { articles: [article, { ...article, description: long(520) }] } },
      [
        "news.articles[1].description has 520 bytes in UTF-8, 8 more than the limit of 512: WeCom would silently cut the rest",
      ],
    ],
    [
      "a button that WeCom would cut",
      { textcard: { ...card, btntxt: "立即查看详情" } },
      [
        'textcard.btntxt ("立即查看详情") has 6 characters, 2 more than the limit of 4: WeCom would silently cut the rest',
      ],
    ],
    ["a card without a link", { textcard: { title: "T", description: "D" } }, ["textcard.url is missing"]],
    [
      "a link that is none",
      { textcard: { ...card, url: "e.test/a" } },
      ['textcard.url ("e.test/a") must be a URL that begins with http:// or https://'],
    ],
    [
      "a link with a blank",
      { news: { articles: [{ ...article, picurl: "https://e.test/a b.png" }] } },
      ['news.articles[0].picurl ("https://e.test/a b.png") has a blank, which no URL may have: write %20'],
    ],
    [
      "a link with a blank in its host",
      { textcard: { ...card, url: "https://e.test/ x" } },
      ['textcard.url ("https://e.test/ x") has a blank, which no URL may have: write %20'],
    ],
    ["no article", { news: { articles: [] } }, ["news.articles is empty: there must be an article"]],
    [
      "nine articles",
      { news: { articles: Array.from({ length: 9 }, () => article) } },
      ["news.articles has 9 articles, 1 more than the limit of 8"],
    ],
    [
      "nine articles, and what is wrong in them",
      { news: { articles: [{ title: "", url: "x y", picurl: "" }, ...Array.from({ length: 8 }, () => article)] } },
      [
        "news.articles[0].title is empty",
        'news.articles[0].url ("x y") must be a URL that begins with http:// or https://',
        'news.articles[0].url ("x y") has a blank, which no URL may have: write %20',
        'news.articles[0].picurl ("") is empty',
        "news.articles has 9 articles, 1 more than the limit of 8",
      ],
    ],
    [
      "an article without a title",
      { news: { articles: [{ url: "https://e.test" }] } },
      ["news.articles[0].title is missing"],
    ],
    [
      "a page without a picture",
      { mpnews: { articles: [{ title: "T", content: "C" }] } },
      ["mpnews.articles[0] needs thumbMediaId or thumbSource"],
    ],
    [
      "a page that is too long",
      { mpnews: { articles: [{ ...page, content: long(681_985) }] } },
      ["mpnews.articles[0].content has 681985 bytes in UTF-8, 1 more than the limit of 681984"],
    ],
    [
      "an author with too long a name",
      { mpnews: { articles: [{ ...page, author: long(65) }] } },
      ["mpnews.articles[0].author has 65 bytes in UTF-8, 1 more than the limit of 64"],
    ],
  ];
  for (const [what, args, expected] of refused) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await failures(args), expected);
    });
  }

  it("needs a chat", async () => {
    const { failures: said } = await checkAppChatMessage(
      { text: { content: "a" }, __context: { secrets: [] } },
      lookAt,
    );
    assert.deepEqual(said, ["chatId is missing: say which chat the message is for"]);
    assert.deepEqual(await failures({ chatId: "", text: { content: "a" } }), ['chatId ("") is empty']);
  });

  it("says everything that is wrong at once", async () => {
    assert.equal((await failures({ chatId: 7, text: { content: "" }, safe: "yes", image: {} })).length, 5);
  });

  it("repeats nothing of a secret, and where it can't be told nothing at all", async () => {
    const args = { textcard: { ...card, url: "hush://hush" }, chatId: "" };
    assert.deepEqual(await failures(args, ["textcard", "chatId"]), [
      "chatId (a secret) is empty",
      "textcard.url (a secret) must be a URL that begins with http:// or https://",
    ]);
    const { failures: said } = await checkAppChatMessage(args, lookAt);
    assert.doesNotMatch(said.join(), /hush/);
  });

  it("tells of a secret file what is wrong, and neither its path nor its name", async () => {
    for (const source of ["hush-gone.pdf", asset({ hash: "h", path: "hush-gone.pdf" })]) {
      assert.deepEqual(await failures({ file: { source } }, ["file"]), [
        "file.source (a secret) names a file that isn't there (looked in /program)",
      ]);
    }
    const hidden = { source: asset({ hash: "h", path: "hush.html" }), filename: "hush.gif" };
    assert.doesNotMatch((await failures({ image: hidden }, ["image"])).join(), /hush/);
  });

  it("doesn't look again at a file that was sent just so, which may be gone where changes are ignored", async () => {
    const sent = { chatId: "c1", file: { source: asset({ hash: "h", path: "gone.zip" }) } };
    const again = async (args: object) => (await checkAppChatMessage({ ...sent, ...args }, lookAt, sent)).failures;
    assert.deepEqual(await again({ triggers: [1] }), []);
    assert.equal((await again({ safe: true })).length, 1);
    assert.equal((await again({ file: { source: asset({ hash: "i", path: "gone.zip" }) } })).length, 1);
    assert.equal((await again({ file: { ...sent.file, filename: "a.zip" } })).length, 1);
  });

  it("says what is wrong beside what isn't known yet", async () => {
    const unknownArticle = { ...article, url: unknownValue };
    assert.deepEqual(await failures({ text: { content: unknownValue, mentionedlist: [] } }), [
      "text.mentionedlist is not a field of this message",
    ]);
    assert.equal((await failures({ chatId: unknownValue, saef: true, text: { content: "a" } })).length, 1);
    assert.deepEqual(
      await failures({ news: { articles: [unknownArticle, ...Array.from({ length: 8 }, () => article)] } }),
      ["news.articles has 9 articles, 1 more than the limit of 8"],
    );
    assert.deepEqual(await failures({ text: { content: unknownValue }, markdown: { content: "a" } }), [
      "has 2 messages (text, markdown), and one is the limit: declare one resource for each",
    ]);
    assert.deepEqual(await failures({ voice: unknownValue, news: unknownValue, safe: true }), [
      "safe (true) goes only with text, image, video, file, mpnews, and this is voice or news",
    ]);
  });

  it("lets through what isn't known yet", async () => {
    for (const args of [
      { chatId: unknownValue, text: { content: unknownValue } },
      { text: unknownValue },
      { text: unknownValue, markdown: { content: "a" } },
      { voice: unknownValue, file: unknownValue, safe: true },
      { voice: unknownValue, file: { mediaId: "M" }, safe: true },
      { textcard: { ...card, url: unknownValue } },
      { file: { source: unknownValue } },
      { file: { mediaId: unknownValue } },
      { news: { articles: unknownValue } },
      { text: { content: "a" }, safe: unknownValue, triggers: unknownValue },
    ]) {
      const checked = await check(args);
      assert.deepEqual(checked.failures, []);
      assert.deepEqual(checked.inputs, { chatId: "c1", ...args });
    }
  });
});
