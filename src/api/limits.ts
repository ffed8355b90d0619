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

/** UTF-8 bytes of a text message (page 90248): an empty one is refused with 44004, a longer one with 45002. */
export const maxTextBytes = 2_048;

/** A token lives this long unless WeCom voids it earlier (page 91039). */
export const tokenLifeS = 7_200;
