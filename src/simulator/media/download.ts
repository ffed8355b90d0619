import type { Medium } from "../world/media";
import { contentTypes } from "./content-types";

/** What a call answers that gives out a file. */
export interface Download {
  readonly medium: Medium;
  readonly content: Uint8Array<ArrayBuffer>;
}

export const isDownload = (answer: object): answer is Download => "medium" in answer;

/**
 * The file (page 90254). The header `error-code` is what a client of the private edition looks at [observed in source];
 * how a name that isn't ASCII is written is [unknown], here as RFC 6266 says.
 */
export const downloadResponse = ({ medium, content }: Download): Response =>
  new Response(content, {
    headers: {
      "content-type": contentTypes[medium.kind],
      "content-disposition": disposition(medium.filename),
      "cache-control": "no-cache, must-revalidate",
      "x-content-type-options": "nosniff",
      "error-code": "0",
    },
  });

function disposition(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const exact = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"${plain === filename ? "" : `; filename*=UTF-8''${exact}`}`;
}
