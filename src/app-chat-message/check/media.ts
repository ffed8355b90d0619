import { safeFileExtensions } from "../../api/limits";
import { openMedia } from "../../api/media-file";
import { extensionOf, headBytes, mediaProblems } from "../../api/media-rules";
import type { Problem } from "../../engine/problem";
import { isUnknown } from "../../engine/unknown";
import { messageOf } from "../../errors";
import { isAsset, type WireAsset } from "../asset";
import type { MediaSlot } from "../media-slots";

/** What a preview can see of a file. */
export interface SeenFile {
  readonly filename: string | undefined;
  readonly bytes: number;
  readonly head: Uint8Array;
}

/** Looks at a file without reading it whole. */
export type LookAt = (asset: WireAsset) => Promise<SeenFile>;

/** What is wrong with the file that a slot names. */
export const mediaSlotProblems = async (
  slot: MediaSlot,
  { safe, lookAt }: { readonly safe: boolean; readonly lookAt: LookAt },
): Promise<readonly Problem[]> => {
  const { path, keys, holder, type } = slot;
  const [id, source] = [holder[keys.id], holder[keys.source]];
  const at = (message: string, key?: string): readonly Problem[] => [
    { path: key === undefined ? path : [...path, key], message, unquoted: true },
  ];
  if (isUnknown([id ?? "", source ?? ""])) return [];
  if (id === undefined && source === undefined) return at(`needs ${keys.id} or ${keys.source}`);
  if (id !== undefined && source !== undefined) return at(`has ${keys.id} and ${keys.source}; one of them is enough`);
  if (source === undefined) {
    return keys.filename && holder[keys.filename] !== undefined
      ? at(`goes with ${keys.source}: a file that is uploaded already has its name`, keys.filename)
      : [];
  }
  if (!isAsset(source)) return at("must be a path or a pulumi.asset.FileAsset or StringAsset", keys.source);
  if (source.uri !== undefined) {
    return at("is a remote asset, which isn't supported: download it before and name the file", keys.source);
  }
  let seen: SeenFile;
  try {
    seen = await lookAt(source);
  } catch (error) {
    // The whole message would have the path, which may be secret.
    return at(`can't be read: ${(error as NodeJS.ErrnoException).code ?? messageOf(error)}`, keys.source);
  }
  const named = keys.filename === undefined ? undefined : holder[keys.filename];
  const filename = typeof named === "string" ? named : seen.filename;
  if (filename === undefined) {
    return keys.filename === undefined
      ? at("has no name; give a path or a FileAsset", keys.source)
      : at("is missing: a text asset has no name", keys.filename);
  }
  const unsafe = safe && type === "file" && !safeFileExtensions.includes(extensionOf(filename));
  return [
    ...mediaProblems({ ...seen, type, filename }).flatMap((problem) => at(problem, keys.source)),
    ...(unsafe
      ? at(`can't be confidential: with safe, a file must be one of ${safeFileExtensions.join(", ")}`, keys.source)
      : []),
  ];
};

/** Looks at the file that an asset is about, from the provider's folder, which is the program's. */
export const lookAtFile: LookAt = async ({ path, text }) => {
  const { content, filename } = await openMedia(path === undefined ? { text: text ?? "" } : path);
  return { filename, bytes: content.size, head: await content.slice(0, headBytes).bytes() };
};
