import { extname } from "node:path";
import { type MediaType, mediaLimits, minMediaBytes } from "./limits";

/** What of a file decides whether WeCom takes it. */
export interface MediaFacts {
  readonly type: MediaType;
  readonly filename: string;
  readonly bytes: number;
  /** The first bytes, `headBytes` of them or all. */
  readonly head: Uint8Array;
}

/** How much of a file tells what it is. */
export const headBytes = 12;

const isJpeg = (head: Buffer): boolean => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));

/** What each format begins with; by ending of the file name. */
const beginnings: Readonly<Record<string, (head: Buffer) => boolean>> = {
  jpg: isJpeg,
  jpeg: isJpeg,
  png: (head) => head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  amr: (head) => head.subarray(0, 5).toString("latin1") === "#!AMR",
  mp4: (head) => head.subarray(4, 8).toString("latin1") === "ftyp",
};

/** `报告.PDF` → `pdf`. */
export const extensionOf = (filename: string): string => extname(filename).slice(1).toLowerCase();

/** Everything for which WeCom would refuse the file (page 90253), a sentence each. */
export const mediaProblems = ({ type, filename, bytes, head }: MediaFacts): readonly string[] => {
  const { maxBytes, extensions } = mediaLimits[type];
  const extension = extensionOf(filename);
  const known = extensions.length === 0 || extensions.includes(extension);
  const beginsRight = extensions.length === 0 || beginnings[extension]?.(Buffer.from(head)) === true;
  return [
    ...(bytes < minMediaBytes ? [`has ${bytes} bytes, and a file needs ${minMediaBytes} or more`] : []),
    ...(bytes > maxBytes
      ? [`has ${bytes} bytes, ${bytes - maxBytes} more than the limit of ${maxBytes} for type ${type}`]
      : []),
    ...(known ? [] : [`must be ${extensions.join(", ")} for type ${type}, by the ending of its name`]),
    ...(known && !beginsRight && bytes >= minMediaBytes ? [`is no ${extension} by its content`] : []),
  ];
};
