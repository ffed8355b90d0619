import { SimulatorError } from "../simulator-error";

/** A chat of 2000 members is 150 KB; a seed with a large directory is some megabytes; a file has 20 MB at most. */
const maxBodyBytes = 32 * 1_024 * 1_024;

/**
 * The body of a request. Hono's own limit isn't used: it makes a new Request of the server adapter's, which Node refuses.
 *
 * @throws SimulatorError (413) for one that is larger than any client means
 */
export async function readBytes(request: Request, maxBytes: number = maxBodyBytes): Promise<Buffer<ArrayBuffer>> {
  const stated = request.headers.get("content-length");
  if (stated !== null) {
    if (Number(stated) > maxBytes) throw tooLarge(maxBytes);
    return Buffer.from(await request.arrayBuffer());
  }
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The text of a body; a byte order mark is no part of it. */
export const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);

const tooLarge = (maxBytes: number) => new SimulatorError(`a body has at most ${maxBytes} bytes`, { status: 413 });
