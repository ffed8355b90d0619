import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { Form } from "./call";

/** A form on its way, with the headers that it needs. */
export interface Multipart {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Readable;
  readonly bytes: number;
}

/**
 * A form of one file, streamed, as page 90253 has it: with `filelength`, which no library's form can say of a part.
 * The name is UTF-8 with quotes and line breaks escaped, as browsers send it (HTML standard, "multipart/form-data").
 */
export const multipart = ({ field, content, filename }: Form): Multipart => {
  const boundary = `----${randomUUID()}`;
  const name = filename.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
  const head = Buffer.from(
    [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${field}"; filename="${name}"; filelength=${content.size}`,
      "Content-Type: application/octet-stream",
      "\r\n",
    ].join("\r\n"),
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const parts = async function* (): AsyncGenerator<Uint8Array> {
    yield head;
    yield* content.stream();
    yield tail;
  };
  const bytes = head.length + content.size + tail.length;
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": String(bytes) },
    content: Readable.from(parts(), { objectMode: false }),
    bytes,
  };
};
