import { createHash } from "node:crypto";

const length = 32;

/**
 * The id of a chat whose program chooses none: the same namespace and URN always give the same, so that it is known
 * before the chat exists and a creation that was interrupted finds its chat again. 32 of `[0-9a-z]` hold 165 bits.
 */
export const deriveChatId = (namespace: string, urn: string): string => digest(`${namespace}\n${urn}`);

/** Another id, to propose where WeCom will never give this one back (a dissolved chat keeps its id). */
export const proposeChatId = (taken: string): string => digest(`instead of\n${taken}`);

const digest = (text: string): string =>
  BigInt(`0x${createHash("sha256").update(text).digest("hex")}`)
    .toString(36)
    .padStart(length, "0")
    .slice(-length);
