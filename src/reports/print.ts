import { once } from "node:events";

/** Writes it all, or up to where the reader has enough (`| head`): that is no failure. */
export const print = async (stream: NodeJS.WritableStream, text: string): Promise<void> => {
  // Also listened to after the write is done, since a stream says it there once more.
  const failed = once(stream, "error").then(([error]) => error);
  const written = new Promise<unknown>((resolve) => {
    stream.write(text, resolve);
  });
  const error = await Promise.race([failed, written]);
  if (error instanceof Error && (error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
};
