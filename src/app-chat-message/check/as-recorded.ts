import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { defaultButton } from "../../api/message";
import { isUnknown } from "../../engine/unknown";
import { isAsset } from "../asset";
import { mediaSlots, withSlots } from "../media-slots";
import { argumentNames } from "../spec";

type Properties = Readonly<Record<string, unknown>>;

/**
 * What is declared, in the state's words where it says the same: a default that is written out, people in another order.
 * A message is sent again by another argument, so two ways of saying one thing must be one argument. The state's way
 * wins, whichever release wrote it. Secret arguments stay as declared, since Pulumi marks secrets by their place.
 */
export const asRecorded = (
  recorded: Properties,
  declared: Properties,
  isSecret: (argument: string) => boolean,
): Properties => {
  const names = argumentNames.filter((name) => !isSecret(name) && !isUnknown(declared[name]));
  const same = names.filter((name) => isDeepStrictEqual(meaning(name, recorded[name]), meaning(name, declared[name])));
  const kept = Object.fromEntries(same.filter((name) => name in recorded).map((name) => [name, recorded[name]]));
  const rest = Object.fromEntries(Object.entries(declared).filter(([name]) => !same.includes(name)));
  const before = new Map(mediaSlots(recorded).map((slot) => [String(slot.path), slot.holder]));
  return withSlots({ ...rest, ...kept }, ({ path, keys, holder }) => {
    const [name, old] = [String(path[0]), before.get(String(path))];
    if (keys.filename === undefined || old === undefined || !names.includes(name) || same.includes(name)) return holder;
    return { ...withoutKey(holder, keys.filename), ...filenameOf(old, holder) };
  });
};

/** The same for the same message. */
const meaning = (name: string, value: unknown): unknown => {
  if (name === "triggers") return isEmpty(value) ? undefined : value;
  if (typeof value !== "object" || value === null) return value;
  const content = value as Properties;
  if (name === "textcard") return { btntxt: defaultButton, ...content };
  if (name === "text") return { ...content, mentionedList: people(content.mentionedList ?? []) };
  return content;
};

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** A userid's case says nothing. */
const people = (mentioned: unknown): unknown =>
  Array.isArray(mentioned) ? [...new Set(mentioned.map((userid) => String(userid).toLowerCase()))].sort() : mentioned;

/** The file's own name is the default of the name that people see. */
const filenameOf = (old: Properties, holder: Properties): { readonly filename?: unknown } => {
  const { filename } = holder;
  const own = ownName(holder.source);
  if (filename === undefined) return old.filename !== undefined && old.filename === own ? { filename: own } : {};
  const wasDefault = old.filename === undefined && filename === (ownName(old.source) ?? own);
  return wasDefault ? {} : { filename };
};

const ownName = (source: unknown): string | undefined =>
  isAsset(source) && source.path !== undefined ? basename(source.path) : undefined;

const withoutKey = (holder: Properties, key: string): Properties =>
  Object.fromEntries(Object.entries(holder).filter(([each]) => each !== key));
