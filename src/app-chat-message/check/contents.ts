import { z } from "zod";
import { messageLimits as limits, useridFormat } from "../../api/limits";
import { filenameFormat, filenameRule } from "../../api/media-rules";
import type { MessageType } from "../../api/message";

const text = z.string("must be a text");
const filled = text.min(1, "is empty");

const utf8 = (input: unknown): number => Buffer.byteLength(String(input));
const characters = (input: unknown): number => [...String(input)].length;

const beyondLimit = (count: number, unit: string, max: number): string =>
  `has ${count} ${unit}, ${count - max} more than the limit of ${max}`;
const isCut = ": WeCom would silently cut the rest";

/** These and no others; those that are too many are for the caller to name. */
const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === "invalid_type" ? `must be an object of ${Object.keys(shape).join(", ")}` : undefined,
  });

/** At most so many bytes, of which WeCom refuses or silently cuts what is beyond. */
const within = (max: number, beyond: "refuse" | "cut", schema = text) =>
  schema.refine((value) => utf8(value) <= max, {
    error: ({ input }) => beyondLimit(utf8(input), "bytes in UTF-8", max) + (beyond === "cut" ? isCut : ""),
  });

const url = (max: number) =>
  within(max, "refuse", filled)
    .refine(
      (value) => value === "" || isWebAddress(value.replace(/\s/g, "")),
      "must be a URL that begins with http:// or https://",
    )
    .refine((value) => !/\s/.test(value), "has a blank, which no URL may have: write %20");

const isWebAddress = (value: string): boolean => /^https?:\/\//i.test(value) && URL.canParse(value);

const button = text.refine((value) => characters(value) <= limits.buttonCharacters, {
  error: ({ input }) => beyondLimit(characters(input), "characters", limits.buttonCharacters) + isCut,
});

const mention = text.refine((value) => value === "@all" || useridFormat.test(value), 'must be a userid or "@all"');

const filename = filled.regex(filenameFormat, filenameRule);

/** Which of id and file is given is for `media` to say: it looks at the file too. */
const media = { mediaId: filled.optional(), source: z.unknown().optional(), filename: filename.optional() };

const title = within(limits.titleBytes, "cut", filled);
const description = within(limits.descriptionBytes, "cut");

const articlesOf = <Article extends z.ZodType>(article: Article) =>
  fields({
    articles: z
      .array(article, "must be a list of articles")
      .refine((list) => list.length >= limits.minArticles, {
        error: "is empty: there must be an article",
        when: isList,
      })
      .refine((list) => list.length <= limits.maxArticles, { error: tooMany, when: isList }),
  });

/** However many there are, what is wrong in them is said, too: the schema's own limits would end there. */
const isList = ({ value }: { readonly value: unknown }): boolean => Array.isArray(value);

const tooMany = ({ input }: { readonly input?: unknown }): string =>
  beyondLimit(Array.isArray(input) ? input.length : 0, "articles", limits.maxArticles);

/** What each type of message may hold (page 90248; limits in `messageLimits`). */
export const contents: Readonly<Record<MessageType, z.ZodType>> = {
  text: fields({
    content: within(limits.textBytes, "refuse", filled),
    mentionedList: z.array(mention, "must be a list of userids").optional(),
  }),
  image: fields(media),
  voice: fields(media),
  video: fields({
    ...media,
    title: within(limits.titleBytes, "cut").optional(),
    description: description.optional(),
  }),
  file: fields(media),
  textcard: fields({
    title,
    description: within(limits.descriptionBytes, "cut", filled),
    url: url(limits.cardUrlBytes),
    btntxt: button.optional(),
  }),
  news: articlesOf(
    fields({
      title,
      description: description.optional(),
      url: url(limits.articleUrlBytes),
      picurl: url(limits.articleUrlBytes).optional(),
    }),
  ),
  mpnews: articlesOf(
    fields({
      title,
      thumbMediaId: filled.optional(),
      thumbSource: z.unknown().optional(),
      author: within(limits.authorBytes, "refuse").optional(),
      contentSourceUrl: url(limits.articleUrlBytes).optional(),
      content: within(limits.articleContentBytes, "refuse", filled),
      digest: within(limits.descriptionBytes, "cut").optional(),
    }),
  ),
  markdown: fields({ content: within(limits.markdownBytes, "refuse", filled) }),
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
