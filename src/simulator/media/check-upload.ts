import { type ContentKind, contentKind, wantedKinds } from "../../api/content-kind";
import { type MediaType, maxVoiceSeconds, mediaLimits, minMediaBytes } from "../../api/limits";
import { voiceSeconds } from "../../api/voice-seconds";
import type { FormPart } from "../wire/multipart";
import { type Refused, refuse } from "../wire/refusal";
import type { Knobs } from "../world/knobs";
import { extensionOf } from "./extension";

/** An upload that WeCom takes. */
export interface CheckedUpload {
  readonly type: MediaType;
  readonly filename: string;
  readonly kind: ContentKind;
  readonly part: FormPart;
}

/** 40009 is about pictures, 40011 about videos, 40006 about any file. */
const sizeErrcodes: Readonly<Record<MediaType, number>> = { image: 40009, video: 40011, voice: 40006, file: 40006 };

type UploadKnobs = Pick<Knobs, "uploadPart" | "extendedFilename" | "mediaTooLarge" | "mediaExtension">;

/**
 * Checked in this order (the real one is [unknown]): `type` (40005), a part with a file name in it (44001 [observed] for
 * bodies that aren't forms), size, ending of the name (40004), contents (40123 for a picture, else 40004), length of a
 * voice (45007).
 */
export function checkUpload(
  type: string | undefined,
  form: readonly FormPart[] | undefined,
  knobs: UploadKnobs,
): CheckedUpload | Refused {
  if (type === undefined || !isMediaType(type)) return refuse(40005);
  const part = form?.find((each) => knobs.uploadPart === "any" || each.name === "media");
  const filename = part === undefined ? "" : filenameOf(part, knobs);
  if (part === undefined || filename === "" || part.content.length === 0) return refuse(44001);

  const { maxBytes, extensions } = mediaLimits[type];
  const bytes = part.content.length;
  if (bytes < minMediaBytes) return refuse(sizeErrcodes[type]);
  if (bytes > maxBytes) return refuse(knobs.mediaTooLarge === "by-type" ? sizeErrcodes[type] : knobs.mediaTooLarge);

  const named = extensions.length === 0 || extensions.includes(extensionOf(filename));
  if (knobs.mediaExtension === "check" && !named) return refuse(40004);
  const kind = contentKind(part.content);
  if (type !== "file" && !wantedKinds[type].includes(kind)) return refuse(type === "image" ? 40123 : 40004);
  if (type === "voice" && voiceSeconds(part.content) > maxVoiceSeconds) return refuse(45007);
  return { type, filename, kind, part };
}

const isMediaType = (name: string): name is MediaType => Object.hasOwn(mediaLimits, name);

/** `filename*` wins over `filename` (RFC 6266), where it is understood at all. */
const filenameOf = ({ filename = "", extendedFilename }: FormPart, knobs: UploadKnobs): string =>
  knobs.extendedFilename === "accept" ? (extendedFilename ?? filename) : filename;
