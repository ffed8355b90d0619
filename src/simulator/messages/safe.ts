import { safeFileExtensions, safeMessageTypes } from "../../api/limits";
import { extensionOf } from "../media/extension";
import { type Refused, refuse } from "../wire/refusal";
import type { Knobs } from "../world/knobs";
import type { MessageType } from "./message-types";

/**
 * Whether a message is confidential. News can't be: 40074 says so in its text. What becomes of `safe: 1` on the other
 * types that can't, and on a file of another type, is [unknown] → knob `safeUnsupported`.
 */
export function keptSafe(
  msgtype: MessageType,
  asked: 0 | 1,
  filenames: readonly string[],
  { safeUnsupported }: Pick<Knobs, "safeUnsupported">,
): { readonly safe: 0 | 1 } | Refused {
  if (asked === 0) return { safe: 0 };
  if (msgtype === "news") return refuse(40074);
  const may =
    safeMessageTypes.includes(msgtype) &&
    (msgtype !== "file" || filenames.every((name) => safeFileExtensions.includes(extensionOf(name))));
  if (may) return { safe: 1 };
  return safeUnsupported === "ignore" ? { safe: 0 } : refuse(safeUnsupported);
}
