import assert from "node:assert/strict";
import fc from "fast-check";
import { messageLimits } from "../../src/api/limits";
import { checkAppChatMessage } from "../../src/app-chat-message/check/check";

const failuresOf = async (args: object): Promise<readonly string[]> => {
  const checked = await checkAppChatMessage({ chatId: "c1", ...args, __context: { secrets: [] } }, () => assert.fail());
  return checked.failures;
};

/** Texts of any script whose size is near a limit: some bytes below it or above. */
const near = (limit: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), fc.integer({ min: -5, max: 5 }))
    .map(([text, by]) => {
      const bytes = Buffer.byteLength(text);
      const whole = text.repeat(Math.max(1, Math.floor((limit + by) / bytes)));
      return whole + "x".repeat(Math.max(0, limit + by - Buffer.byteLength(whole)));
    });

const url = "https://e.test";
const fields: readonly (readonly [path: string, limit: number, args: (text: string) => object])[] = [
  ["text.content", messageLimits.textBytes, (content) => ({ text: { content } })],
  ["markdown.content", messageLimits.markdownBytes, (content) => ({ markdown: { content } })],
  ["textcard.title", messageLimits.titleBytes, (title) => ({ textcard: { title, description: "D", url } })],
  [
    "textcard.description",
    messageLimits.descriptionBytes,
    (description) => ({ textcard: { title: "T", description, url } }),
  ],
  ["video.title", messageLimits.titleBytes, (title) => ({ video: { mediaId: "M", title } })],
  ["video.description", messageLimits.descriptionBytes, (description) => ({ video: { mediaId: "M", description } })],
  ["news.articles[0].title", messageLimits.titleBytes, (title) => ({ news: { articles: [{ title, url }] } })],
  [
    "news.articles[0].description",
    messageLimits.descriptionBytes,
    (description) => ({ news: { articles: [{ title: "T", description, url }] } }),
  ],
  [
    "mpnews.articles[0].title",
    messageLimits.titleBytes,
    (title) => ({ mpnews: { articles: [{ title, thumbMediaId: "M", content: "C" }] } }),
  ],
  [
    "mpnews.articles[0].content",
    messageLimits.articleContentBytes,
    (content) => ({ mpnews: { articles: [{ title: "T", thumbMediaId: "M", content }] } }),
  ],
  [
    "mpnews.articles[0].author",
    messageLimits.authorBytes,
    (author) => ({ mpnews: { articles: [{ title: "T", thumbMediaId: "M", content: "C", author }] } }),
  ],
  [
    "mpnews.articles[0].digest",
    messageLimits.descriptionBytes,
    (digest) => ({ mpnews: { articles: [{ title: "T", thumbMediaId: "M", content: "C", digest }] } }),
  ],
];

const addresses: typeof fields = [
  ["textcard.url", messageLimits.cardUrlBytes, (url) => ({ textcard: { title: "T", description: "D", url } })],
  ["news.articles[0].url", messageLimits.articleUrlBytes, (url) => ({ news: { articles: [{ title: "T", url }] } })],
  [
    "news.articles[0].picurl",
    messageLimits.articleUrlBytes,
    (picurl) => ({ news: { articles: [{ title: "T", url, picurl }] } }),
  ],
  [
    "mpnews.articles[0].contentSourceUrl",
    messageLimits.articleUrlBytes,
    (contentSourceUrl) => ({
      mpnews: { articles: [{ title: "T", thumbMediaId: "M", content: "C", contentSourceUrl }] },
    }),
  ],
];

describe("the limits of a message, in bytes of UTF-8", () => {
  for (const [path, limit, args] of fields) {
    it(`take ${path} up to ${limit}, and say of more exactly how much it is, without the text`, async () => {
      await fc.assert(
        fc.asyncProperty(near(limit), async (text) => {
          const bytes = Buffer.byteLength(text);
          const [failure, ...others] = await failuresOf(args(text));
          assert.deepEqual(others, []);
          if (bytes <= limit) return assert.equal(failure, undefined);
          assert.ok(
            failure?.startsWith(
              `${path} has ${bytes} bytes in UTF-8, ${bytes - limit} more than the limit of ${limit}`,
            ),
          );
          assert.ok(!failure?.includes(text));
        }),
      );
    });
  }

  for (const [path, limit, args] of addresses) {
    it(`take an address at ${path} up to ${limit}, and say of a longer one how much it is`, async () => {
      const begin = `${url}/`;
      const address = near(limit - Buffer.byteLength(begin)).map((rest) => begin + rest.replace(/\s/g, "x"));
      await fc.assert(
        fc.asyncProperty(address, async (text) => {
          const bytes = Buffer.byteLength(text);
          const [failure, ...others] = await failuresOf(args(text));
          assert.deepEqual(others, []);
          if (bytes <= limit) return assert.equal(failure, undefined);
          assert.ok(failure?.startsWith(`${path} (`));
          assert.ok(
            failure?.endsWith(`) has ${bytes} bytes in UTF-8, ${bytes - limit} more than the limit of ${limit}`),
          );
          assert.ok(!failure?.includes(text));
        }),
      );
    });
  }

  it("count a button's characters, not its bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 8 }), async (btntxt) => {
        const failures = await failuresOf({ textcard: { title: "T", description: "D", url, btntxt } });
        assert.equal(failures.length, [...btntxt].length > messageLimits.buttonCharacters ? 1 : 0);
      }),
    );
  });
});
