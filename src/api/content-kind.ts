import type { MediaType } from "./limits";

/** What a file is by its first bytes. */
export type ContentKind = "jpg" | "png" | "amr" | "mp4" | "other";

const begins = (content: Uint8Array, at: number, bytes: readonly number[]): boolean =>
  bytes.every((byte, offset) => content[at + offset] === byte);
const ascii = (text: string): readonly number[] => [...Buffer.from(text)];

/** JPEG begins with FF D8 FF; PNG with eight fixed bytes; AMR with `#!AMR` (RFC 4867); MP4 has `ftyp` at byte 4. */
export function contentKind(content: Uint8Array): ContentKind {
  if (begins(content, 0, [0xff, 0xd8, 0xff])) return "jpg";
  if (begins(content, 0, [0x89, ...ascii("PNG\r\n\x1a\n")])) return "png";
  if (begins(content, 0, ascii("#!AMR"))) return "amr";
  return begins(content, 4, ascii("ftyp")) ? "mp4" : "other";
}

/** What the file of each type of media has to be (page 90253); a `file` may be anything. */
export const wantedKinds: Readonly<Record<Exclude<MediaType, "file">, readonly ContentKind[]>> = {
  image: ["jpg", "png"],
  voice: ["amr"],
  video: ["mp4"],
};
