import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";

/**
 * A file's content: a path, bytes, or a Pulumi asset (a `FileAsset` has a `path`, a `StringAsset` a `text`; both also in
 * the form in which Pulumi's engine hands them on).
 */
export type MediaSource =
  | string
  | Uint8Array
  | { readonly path: string | Promise<string> }
  | { readonly text: string | Promise<string> };

/** A file that is ready to be sent; its content is read when it is sent. */
export interface MediaFile {
  readonly content: Blob;
  /** As people see it; undefined where the source has no name. */
  readonly filename: string | undefined;
}

/** @throws the file system's error where there is no such file */
export const openMedia = async (source: MediaSource): Promise<MediaFile> => {
  if (source instanceof Uint8Array) return { content: new Blob([new Uint8Array(source)]), filename: undefined };
  const { text, path } = await textOrPath(source);
  if (typeof text === "string") return { content: new Blob([text]), filename: undefined };
  if (typeof path !== "string") throw new Error("it must be a path, bytes (a Buffer), a FileAsset or a StringAsset");
  // The blob's own error doesn't say why.
  if (!(await stat(path)).isFile()) throw new Error("it is not a file");
  return { content: await openAsBlob(path), filename: basename(path) };
};

/** A program without types may hand over anything: a Blob, for one, has a method `text`. */
const textOrPath = async (source: unknown): Promise<{ readonly text?: unknown; readonly path?: unknown }> => {
  if (typeof source !== "object" || source === null) return { path: source };
  const { text, path } = source as { readonly text?: unknown; readonly path?: unknown };
  return { text: await text, path: await path };
};
