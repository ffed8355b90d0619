import { isAbsolute } from "node:path";
import { safeFileExtensions } from "../../api/limits";
import { type MediaFile, openMedia } from "../../api/media-file";
import {
  type ContentFacts,
  contentProblems,
  endingProblems,
  extensionOf,
  factsOf,
  nameProblems,
} from "../../api/media-rules";
import type { Problem } from "../../engine/problem";
import { isUnknown } from "../../engine/unknown";
import { messageOf } from "../../errors";
import { isAsset, type WireAsset } from "../asset";
import type { MediaSlot } from "../media-slots";

/** What a preview can see of a file. */
export interface SeenFile extends ContentFacts {
  readonly filename: string | undefined;
}

/** Looks at a file; where that can't be done, says what is wrong with it, without its path, which may be secret. */
export type LookAt = (
  source: Pick<WireAsset, "path" | "text">,
  type: MediaSlot["type"],
) => Promise<SeenFile | { readonly problem: string }>;

/** What is wrong with the file that a slot names. */
export const mediaSlotProblems = async (
  slot: MediaSlot,
  { safe, lookAt }: { readonly safe: boolean; readonly lookAt: LookAt },
): Promise<readonly Problem[]> => {
  const { path, keys, holder, type } = slot;
  const [id, source] = [holder[keys.id], holder[keys.source]];
  const at = (message: string, key?: string, shown?: string): readonly Problem[] => [
    {
      path: key === undefined ? path : [...path, key],
      message,
      ...(shown === undefined ? { unquoted: true } : { shown }),
    },
  ];
  if (isUnknown([id ?? "", source ?? ""])) return [];
  if (id === undefined && source === undefined) return at(`needs ${keys.id} or ${keys.source}`);
  if (id !== undefined && source !== undefined) return at(`has ${keys.id} and ${keys.source}; one of them is enough`);
  if (source === undefined) {
    return keys.filename && holder[keys.filename] !== undefined
      ? at(`goes with ${keys.source}: a file that is uploaded already has its name`, keys.filename)
      : [];
  }
  if (typeof source === "string") {
    const problem = await absenceOf(source, (path) => lookAt({ path }, type));
    return at(problem, keys.source, source);
  }
  if (!isAsset(source)) return at("must be a path or a pulumi.asset.FileAsset or StringAsset", keys.source);
  if (source.uri !== undefined) return at(isRemote, keys.source, source.uri);
  const seen = await lookAt(source, type);
  if ("problem" in seen) return at(seen.problem, keys.source, source.path);
  const named = keys.filename === undefined ? undefined : holder[keys.filename];
  const filename = typeof named === "string" ? named : seen.filename;
  if (filename === undefined) {
    return keys.filename === undefined
      ? at("has no name; give a path or a FileAsset", keys.source)
      : at("is missing: a text asset has no name", keys.filename);
  }
  const shown = source.path ?? filename;
  const nameAt = (problem: string) =>
    named === undefined ? at(problem, keys.source, shown) : at(problem, keys.filename, filename);
  const unsafe = safe && type === "file" && !safeFileExtensions.includes(extensionOf(filename));
  return [
    // Of a name that is written down, the rest has been said.
    ...(named === undefined ? nameProblems : endingProblems)({ type, filename }).flatMap(nameAt),
    ...contentProblems({ ...seen, type }).flatMap((problem) => at(problem, keys.source, shown)),
    ...(unsafe
      ? nameAt(`can't be confidential: with safe, a file must be one of ${safeFileExtensions.join(", ")}`)
      : []),
  ];
};

const isRemote = "is a remote asset, which isn't supported: download it before and name the file";

/** Why the constructor left a text as it was: of a path that leads to a file it makes an asset. */
const absenceOf = async (source: string, look: (path: string) => ReturnType<LookAt>): Promise<string> => {
  const seen = await look(source);
  if (!("problem" in seen)) return "wasn't there yet when the message was declared: make the file before that";
  return /^[a-z][a-z\d+.-]+:\/\//i.test(source) ? isRemote : seen.problem;
};

/** Looks at the file that an asset is about, from the provider's folder, which is the program's. */
export const lookAtFile: LookAt = async ({ path, text }, type) => {
  let file: MediaFile;
  try {
    file = await openMedia(path === undefined ? { text: text ?? "" } : path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const folder = path === undefined || isAbsolute(path) ? "" : ` (looked in ${process.cwd()})`;
    return {
      problem:
        code === "ENOENT" || code === "ENOTDIR"
          ? `names a file that isn't there${folder}`
          : `can't be read: ${code ?? messageOf(error)}`,
    };
  }
  return { filename: file.filename, ...(await factsOf(type, file.content)) };
};
