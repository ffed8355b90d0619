/** The content of a chat message, by type (page 90248), with fields named as WeCom names them, in camel case. Limits: `messageLimits`. */

export interface TextContent {
  /** `\n` breaks lines; `<@userid>` mentions somebody. */
  readonly content: string;
  /** Userids, or `@all`. */
  readonly mentionedList?: readonly string[];
}

/** What was uploaded with `media.upload`, of the type that the message has. Lives three days. */
export interface MediaContent {
  readonly mediaId: string;
}

export interface VideoContent extends MediaContent {
  readonly title?: string;
  readonly description?: string;
}

/** What the button of a textcard says where nothing is said. */
export const defaultButton = "详情";

export interface TextcardContent {
  readonly title: string;
  /** May hold `<br>` and `<div class="gray">`, `"highlight"` or `"normal"`. */
  readonly description: string;
  readonly url: string;
  /** @default "详情" */
  readonly btntxt?: string;
}

export interface NewsArticle {
  readonly title: string;
  readonly description?: string;
  readonly url: string;
  /** JPG or PNG, 1068×455 for the first article, 150×150 for the others. */
  readonly picurl?: string;
}

export interface MpnewsArticle {
  readonly title: string;
  /** An uploaded image. */
  readonly thumbMediaId: string;
  readonly author?: string;
  /** Where "read the original" leads. */
  readonly contentSourceUrl?: string;
  /** HTML. */
  readonly content: string;
  readonly digest?: string;
}

export interface Articles<Article> {
  readonly articles: readonly Article[];
}

export interface MarkdownContent {
  /** Headings, bold, links, inline code, quotes and `<font color="info">`, `"comment"` or `"warning"`. */
  readonly content: string;
}

/** Content by message type. */
export interface MessageContents {
  readonly text: TextContent;
  readonly image: MediaContent;
  readonly voice: MediaContent;
  readonly video: VideoContent;
  readonly file: MediaContent;
  readonly textcard: TextcardContent;
  readonly news: Articles<NewsArticle>;
  readonly mpnews: Articles<MpnewsArticle>;
  readonly markdown: MarkdownContent;
}

export type MessageType = keyof MessageContents;

export const messageTypes: readonly MessageType[] = [
  "text",
  "image",
  "voice",
  "video",
  "file",
  "textcard",
  "news",
  "mpnews",
  "markdown",
];

/** A message of one type, as WeCom has it: `{ msgtype: "text", text: { content: "…" } }`. */
export type Message = {
  [Type in MessageType]: { readonly msgtype: Type } & { readonly [Key in Type]: MessageContents[Type] };
}[MessageType];

export type ChatMessage = Message & {
  readonly chatId: string;
  /** Confidential: can't be forwarded or copied. @default false */
  readonly safe?: boolean;
};

/** The body of `appchat/send`. */
export const messageBody = (message: ChatMessage): Readonly<Record<string, unknown>> => {
  const { chatId, msgtype, safe } = message;
  const content = (message as Partial<MessageContents>)[msgtype];
  return { chatid: chatId, msgtype, [msgtype]: snakeKeys(content), ...(safe ? { safe: 1 } : {}) };
};

/** WeCom's own spelling of the keys, however deep: `mediaId` → `media_id`. */
const snakeKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snakeCase(key), snakeKeys(inner)]));
};

const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
