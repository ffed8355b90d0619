import { z } from "zod";
import { isDigest, parseDigest } from "./digest";
import { isEnd, isEvent, parseEvents } from "./events";
import type { Preview } from "./preview";

const expected = 'expected is what "pulumi preview --json" prints';

/**
 * What a text says that `pulumi preview --json` printed: one document, or engine events a line each. Lines before and
 * after it, such as npm's heading or a warning that went into the same file, don't matter.
 *
 * @param origin what to call the text: a file, stdin, a command
 * @throws Error that says in words why the text is no preview
 */
export const parsePreview = (text: string, origin: string): Preview => {
  if (text.trim() === "") throw new Error(`${origin} is empty; ${expected}`);
  try {
    const events = eventsIn(text);
    if (events.length > 0) return parseEvents(events);
    const document = documentIn(text);
    if (document !== undefined) return parseDigest(document);
  } catch (error) {
    // biome-ignore lint/style/useErrorCause: whoever prints the cause of a schema's error would print values
    throw new Error(`${origin} can't be read as a preview (${describe(error)}); ${expected}`);
  }
  if (isJson(text)) throw new Error(`${origin} is no preview; ${expected}`);
  const broken = /^[{]/m.test(text) ? "breaks off, or is not valid JSON: did the preview end early?" : "has no JSON;";
  throw new Error(`${origin} ${broken} ${expected}`);
};

/** More places where a document may begin than any heading has. */
const mostBeginnings = 20;

/** The document, which begins a line with `{` and ends that line, or another one that is `}`, or the text. */
const documentIn = (text: string): unknown => {
  for (const { index } of [...text.matchAll(/^\{/gm)].slice(0, mostBeginnings)) {
    const rest = text.slice(index);
    const ends = [/$/m, /^\}/m].map((end) => end.exec(rest)).flatMap((end) => (end ? [end.index + end[0].length] : []));
    const found = [rest, ...ends.map((end) => rest.slice(0, end))].map(jsonOf).find(isDigest);
    if (found !== undefined) return found;
  }
  return undefined;
};

const eventsIn = (text: string): readonly unknown[] => {
  if (!/^\{"sequence"|^\{.*"timestamp"/m.test(text)) return [];
  const values = text
    .split("\n")
    .filter((each) => each.startsWith("{"))
    .map(jsonOf);
  const events = values.filter(isEvent);
  if (events.length > 0 && !events.some(isEnd)) throw new Error("its events end before the preview did");
  return events;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isJson = (text: string): boolean => jsonOf(text) !== undefined;

/** Without the value, which may be a secret. */
const describe = (error: unknown): string => {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const [first] = error.issues;
  return first ? `${first.path.join(".")}: ${first.message}` : "another form";
};
