import { z } from "zod";
import { messageLimits as limits, useridFormat } from "../../api/limits";
import type { MessageType } from "../../api/message";

const text = z.string("must be a text");
const filled = text.min(1, "is empty");

const utf8 = (input: unknown): number => Buffer.byteLength(String(input));

/** At most so many bytes, of which WeCom refuses or silently cuts what is beyond. */
const within = (max: number, beyond: "refuse" | "cut", schema = text) =>
  schema.refine((value) => utf8(value) <= max, {
    error: ({ input }) =>
      `has ${utf8(input)} bytes in UTF-8, ${utf8(input) - max} more than the limit of ${max}` +
      (beyond === "cut" ? ": WeCom would silently cut the rest" : ""),
  });

const url = (max: number) =>
  within(max, "refuse", filled).refine(
    (value) => isWebAddress(value),
    "must be a URL that begins with http:// or https://",
  );

const isWebAddress = (value: string): boolean =>
  !/\s/.test(value) && /^https?:\/\//i.test(value) && URL.canParse(value);

const button = text.refine((value) => [...value].length <= limits.buttonCharacters, {
  error: ({ input }) =>
    `has ${[...String(input)].length} characters, and ${limits.buttonCharacters} is the limit: WeCom would silently cut the rest`,
});

const mention = text.refine((value) => value === "@all" || useridFormat.test(value), 'must be a userid or "@all"');

/** Which of id and file is given is for `media` to say: it looks at the file too. */
const media = { mediaId: filled.optional(), source: z.unknown().optional(), filename: filled.optional() };

const title = within(limits.titleBytes, "cut", filled);
const description = within(limits.descriptionBytes, "cut");

const articlesOf = <Article extends z.ZodType>(article: Article) =>
  z.strictObject({
    articles: z
      .array(article, "must be a list of articles")
      .min(limits.minArticles, "is empty: there must be an article")
      .max(limits.maxArticles, {
        error: ({ input }) =>
          `has ${(input as readonly unknown[]).length} articles, ${(input as readonly unknown[]).length - limits.maxArticles} more than the limit of ${limits.maxArticles}`,
      }),
  });

/** What each type of message may hold (page 90248; limits in `messageLimits`). */
export const contents: Readonly<Record<MessageType, z.ZodType>> = {
  text: z.strictObject({
    content: within(limits.textBytes, "refuse", filled),
    mentionedList: z.array(mention, "must be a list of userids").optional(),
  }),
  image: z.strictObject(media),
  voice: z.strictObject(media),
  video: z.strictObject({
    ...media,
    title: within(limits.titleBytes, "cut").optional(),
    description: description.optional(),
  }),
  file: z.strictObject(media),
  textcard: z.strictObject({
    title,
    description: within(limits.descriptionBytes, "cut", filled),
    url: url(limits.cardUrlBytes),
    btntxt: button.optional(),
  }),
  news: articlesOf(
    z.strictObject({
      title,
      description: description.optional(),
      url: url(limits.articleUrlBytes),
      picurl: url(limits.articleUrlBytes).optional(),
    }),
  ),
  mpnews: articlesOf(
    z.strictObject({
      title,
      thumbMediaId: filled.optional(),
      thumbSource: z.unknown().optional(),
      author: within(limits.authorBytes, "refuse").optional(),
      contentSourceUrl: url(limits.articleUrlBytes).optional(),
      content: within(limits.articleContentBytes, "refuse", filled),
      digest: within(limits.descriptionBytes, "cut").optional(),
    }),
  ),
  markdown: z.strictObject({ content: within(limits.markdownBytes, "refuse", filled) }),
};

/** Fields whose values are short and say what is wrong with them; everything else is the message itself. */
export const quotedFields: ReadonlySet<PropertyKey> = new Set([
  "chatId",
  "url",
  "picurl",
  "contentSourceUrl",
  "btntxt",
  "filename",
  "safe",
  "mentionedList",
]);
