import { type MediaType, messageLimits } from "../../api/limits";
import { defaultButton } from "../../api/message";

/** How one field of a message is read: what WeCom asks of it, and what it does where it gets something else. */
export type FieldRule =
  | {
      readonly kind: "text";
      /** The errcode where it is missing or empty; left out: it may be. */
      readonly missing?: number;
      /** A longer one is refused. */
      readonly atMost?: { readonly bytes: number; readonly errcode: number };
      /** A longer one is cut without a word. */
      readonly cutTo?: { readonly bytes: number } | { readonly characters: number };
      /** What people see where it is left out. */
      readonly byDefault?: string;
    }
  | { readonly kind: "media"; readonly type: MediaType }
  | { readonly kind: "mentions" }
  | { readonly kind: "articles"; readonly each: MessageForm };

/** Fields by name, in the order in which they are checked (the real one is [unknown]). */
export type MessageForm = Readonly<Record<string, FieldRule>>;

const { textBytes, markdownBytes, cardUrlBytes, articleUrlBytes, authorBytes, articleContentBytes } = messageLimits;

const title = { kind: "text", cutTo: { bytes: messageLimits.titleBytes } } as const;
const description = { kind: "text", cutTo: { bytes: messageLimits.descriptionBytes } } as const;
const media = (type: MediaType): FieldRule => ({ kind: "media", type });
const articleUrl = { kind: "text", atMost: { bytes: articleUrlBytes, errcode: 40039 } } as const;

/**
 * The nine types (page 90248) and what each needs. Which code a missing field gets follows the official texts of the
 * codes (page 90313): 44004 content, 41006 media_id, 41016 title, 41033 description of a textcard, 41010 url; a field
 * that no code names is 40063. An empty one counts as missing. That `send` answers them is inferred.
 */
export const messageTypes = {
  text: {
    content: { kind: "text", missing: 44004, atMost: { bytes: textBytes, errcode: 45002 } },
    mentioned_list: { kind: "mentions" },
  },
  image: { media_id: media("image") },
  voice: { media_id: media("voice") },
  video: { media_id: media("video"), title, description },
  file: { media_id: media("file") },
  textcard: {
    title: { ...title, missing: 41016 },
    description: { ...description, missing: 41033 },
    url: { kind: "text", missing: 41010, atMost: { bytes: cardUrlBytes, errcode: 40039 } },
    btntxt: { kind: "text", cutTo: { characters: messageLimits.buttonCharacters }, byDefault: defaultButton },
  },
  news: {
    articles: {
      kind: "articles",
      each: {
        title: { ...title, missing: 41016 },
        description,
        url: { ...articleUrl, missing: 41010 },
        picurl: articleUrl,
      },
    },
  },
  mpnews: {
    articles: {
      kind: "articles",
      each: {
        title: { ...title, missing: 41016 },
        thumb_media_id: media("image"),
        author: { kind: "text", atMost: { bytes: authorBytes, errcode: 45032 } },
        content_source_url: articleUrl,
        content: { kind: "text", missing: 40063, atMost: { bytes: articleContentBytes, errcode: 45002 } },
        digest: description,
      },
    },
  },
  markdown: { content: { kind: "text", missing: 44004, atMost: { bytes: markdownBytes, errcode: 45002 } } },
} as const satisfies Readonly<Record<string, MessageForm>>;

export type MessageType = keyof typeof messageTypes;

export const messageTypeNames = Object.keys(messageTypes) as readonly MessageType[];

export const isMessageType = (name: string): name is MessageType => Object.hasOwn(messageTypes, name);
