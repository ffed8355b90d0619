import type { MediaType } from "../../api/limits";
import type { Fields } from "../wire/fields";
import { isRefused, type Refused, refuse } from "../wire/refusal";
import type { Knobs } from "../world/knobs";
import type { Medium } from "../world/media";
import type { MessageType } from "./message-types";
import { type Reading, readMessage } from "./read-message";
import { keptSafe } from "./safe";

/** A file in a message, as people see it. */
export interface MessageMedia {
  readonly mediaId: string;
  readonly type: MediaType;
  readonly filename: string;
  readonly bytes: number;
}

/** A message that could be sent to some chat. */
export interface Message extends Omit<Reading, "references"> {
  readonly msgtype: MessageType;
  readonly safe: 0 | 1;
  readonly media: readonly MessageMedia[];
}

/**
 * The message of a call, checked in this order (the real one is [unknown]): type (40008), its fields, media (40007: no
 * such, another corp's, expired or of the wrong kind), safe (40074).
 */
export function composeMessage(
  fields: Fields,
  living: (mediaId: string) => Medium | undefined,
  knobs: Pick<Knobs, "safeUnsupported">,
): Message | Refused {
  const asked = fields.flag("safe");
  const reading = readMessage(fields);
  if (isRefused(reading)) return reading;
  const { references, ...read } = reading;
  const media: MessageMedia[] = [];
  for (const { mediaId, type } of references) {
    const medium = living(mediaId);
    if (medium === undefined || medium.type !== type) return refuse(40007);
    media.push({ mediaId, type, filename: medium.filename, bytes: medium.bytes });
  }
  const filenames = media.map(({ filename }) => filename);
  const kept = keptSafe(read.msgtype, asked, filenames, knobs);
  return isRefused(kept) ? kept : { ...read, ...kept, media };
}
