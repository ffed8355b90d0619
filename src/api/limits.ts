/**
 * WeCom's published figures, in one place for the client, the provider, the simulator and the reports.
 * Each row names the official page (`https://developer.work.weixin.qq.com/document/path/<n>`) that states it.
 * They have changed before, so code takes them as values and never repeats a number.
 */

/** What one chat may be (pages 90245 and 98913). */
export interface ChatLimits {
  /** Fewest people in a chat. */
  readonly minMembers: number;
  /** Most people in a chat; an administrator may have set a lower one. */
  readonly maxMembers: number;
  /** Characters (code points) of a name; WeCom cuts a longer one without an error. */
  readonly maxNameLength: number;
}

export const chatLimits: ChatLimits = { minMembers: 2, maxMembers: 2_000, maxNameLength: 50 };

/** A chat id that a caller chooses (page 90245). Ids that WeCom makes need not follow it. */
export const chosenChatId = /^[0-9A-Za-z]{1,32}$/;

/** A userid: 1 to 64 of these characters, the first a letter or digit; case never distinguishes two (page 90195). */
export const useridFormat = /^[0-9A-Za-z][0-9A-Za-z_\-@.]{0,63}$/;

/** The windows that WeCom counts in. A day is the natural day. */
export type QuotaWindow = "minute" | "hour" | "day";

/** So many calls of one kind, by all apps of a corp together. */
export interface Quota {
  readonly endpoint: "appchat/create" | "appchat/update" | "any";
  readonly calls: number;
  readonly window: QuotaWindow;
}

/** Pages 90245 (create), 98913 (update) and 90454 (any one endpoint). Beyond them WeCom answers 45009. */
export const corpQuotas: readonly Quota[] = [
  { endpoint: "appchat/create", calls: 1_000, window: "day" },
  { endpoint: "appchat/update", calls: 1_000, window: "hour" },
  { endpoint: "any", calls: 10_000, window: "minute" },
  { endpoint: "any", calls: 150_000, window: "hour" },
];

/**
 * So many messages that all apps of a corp may send together, in person-times: a message to a chat of 100 counts 100.
 */
export interface MessageQuota {
  readonly personTimes: number;
  readonly window: QuotaWindow;
}

/**
 * Page 90248 (2024/07/11). The hour's figure is that of an unverified or small corp; a medium one has 350 000, a large
 * one 700 000. Beyond them WeCom answers 45009.
 */
export const messageQuotas: readonly MessageQuota[] = [
  { personTimes: 20_000, window: "minute" },
  { personTimes: 150_000, window: "hour" },
];

/** So many messages that one person gets from one app. What is beyond is dropped, and the answer says ok. */
export interface MemberQuota {
  readonly messages: number;
  readonly window: QuotaWindow;
}

/** Page 90248. */
export const memberQuotas: readonly MemberQuota[] = [
  { messages: 200, window: "minute" },
  { messages: 10_000, window: "day" },
];

/**
 * What one message may be (page 90248 for text; page 90236 and the texts of the errcodes for the rest). `Bytes` are of
 * UTF-8, `Characters` are code points. Beyond them WeCom refuses what has an errcode here and silently cuts the rest.
 */
export const messageLimits = {
  /** text: an empty one is 44004, a longer one 45002. */
  textBytes: 2_048,
  markdownBytes: 2_048,
  /** Of video, textcard and articles; cut. */
  titleBytes: 128,
  /** Of video, textcard and news, and the digest of mpnews; cut. */
  descriptionBytes: 512,
  /** textcard: 40039. */
  cardUrlBytes: 1_024,
  /** `url` and `picurl` of news, and `contentSourceUrl` of mpnews: 40039. */
  articleUrlBytes: 2_048,
  /** textcard; cut. */
  buttonCharacters: 4,
  minArticles: 1,
  /** 45008. */
  maxArticles: 8,
  /** mpnews: 45032. */
  authorBytes: 64,
  /** mpnews, of one article: 45002. */
  articleContentBytes: 666 * 1_024,
} as const;

/** Which messages may be confidential (`safe: 1`). News is refused (40074); what becomes of the others isn't documented. */
export const safeMessageTypes: readonly string[] = ["text", "image", "video", "file", "mpnews"];

/** A confidential file has to be of these types. */
export const safeFileExtensions: readonly string[] =
  "txt pdf doc docx ppt pptx xls xlsx xml jpg jpeg png bmp gif".split(" ");

/** Kinds of media that can be uploaded (page 90253). */
export type MediaType = "image" | "voice" | "video" | "file";

export interface MediaLimits {
  /** Bytes of the file (40006, 40009, 40011, 45001). */
  readonly maxBytes: number;
  /** Endings that a file name may have, without the dot; empty: any. */
  readonly extensions: readonly string[];
}

const megabyte = 1_024 * 1_024;

/** Page 90253 (2024/07/22). */
export const mediaLimits: Readonly<Record<MediaType, MediaLimits>> = {
  image: { maxBytes: 10 * megabyte, extensions: ["jpg", "jpeg", "png"] },
  voice: { maxBytes: 2 * megabyte, extensions: ["amr"] },
  video: { maxBytes: 10 * megabyte, extensions: ["mp4"] },
  file: { maxBytes: 20 * megabyte, extensions: [] },
};

/** A voice plays so long at most (page 90253; 45007). */
export const maxVoiceSeconds = 60;

/** "Every file has more than 5 bytes" (page 90253). */
export const minMediaBytes = 6;

/** Seconds. A `media_id` lives three days, and every app of the corp may use it (page 90253). */
export const mediaLifeS = 3 * 86_400;

/** A token lives this long unless WeCom voids it earlier (page 91039). */
export const tokenLifeS = 7_200;
