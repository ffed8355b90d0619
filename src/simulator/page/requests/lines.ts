import type { RequestLine } from "../../request-log";

/** More aren't kept on the page; the simulator has them. */
export const atMost = 2_000;

/** What is looked at, in the words of `/_sim/requests`. */
export interface RequestQuery {
  readonly path?: string | undefined;
  readonly chatid?: string | undefined;
  readonly failed?: boolean | undefined;
  readonly beforeSeq?: number | undefined;
}

export interface Lines {
  /** The newest first; `undefined` before the first answer. */
  readonly lines: readonly RequestLine[] | undefined;
  readonly hasEarlier: boolean;
  /** What is newer than this one waits, so that what somebody reads stays in place; `undefined`: nothing waits. */
  readonly newestShown?: number | undefined;
}

export const noLines: Lines = { lines: undefined, hasEarlier: false };

/** Whether a request belongs to what is looked at, as the simulator's own filter says it. */
export const isWanted = (line: RequestLine, { path, chatid, failed }: RequestQuery): boolean =>
  (path === undefined || line.path === path) &&
  (chatid === undefined || line.chatid === chatid) &&
  (failed !== true || line.errcode !== 0 || line.httpStatus !== 200);

/** With what came since, the oldest of it first. What doesn't fit any more can be asked for again. */
export function added(known: Lines, fresh: readonly RequestLine[]): Lines {
  const newest = known.lines?.[0]?.seq ?? 0;
  // Each once: an answer and the stream may both have brought it.
  const lines = [...fresh.filter(({ seq }) => seq > newest).toReversed(), ...(known.lines ?? [])];
  return trimmed({ ...known, lines });
}

/** From now on, what comes waits. What waits already goes on waiting. */
export const holding = (known: Lines): Lines =>
  known.newestShown === undefined && known.lines !== undefined
    ? { ...known, newestShown: known.lines[0]?.seq ?? 0 }
    : known;

/** Nothing waits any more. */
export const released = (known: Lines): Lines =>
  known.newestShown === undefined ? known : trimmed({ ...known, newestShown: undefined });

/** After another question than before: whoever reads already goes on reading what is there now. */
export const replaced = ({ newestShown }: Lines, answer: Lines): Lines =>
  newestShown === undefined ? answer : holding(answer);

/** After the same question as before: what waited goes on waiting, and what was read stays, unless it is another log. */
export const reloaded = (known: Lines, answer: Lines): Lines => {
  const oldest = answer.lines?.at(-1);
  // A simulator that started anew counts from 1 again, so a number alone names no request.
  const at = known.lines?.findIndex(({ seq, time }) => seq === oldest?.seq && time === oldest.time) ?? -1;
  if (at < 0) return replaced(known, answer);
  return { ...known, lines: [...(answer.lines ?? []), ...(known.lines?.slice(at + 1) ?? [])] };
};

/** Those that are shown, and how many wait. */
export function parted({ lines, newestShown = Number.POSITIVE_INFINITY }: Lines) {
  const shown = lines?.filter(({ seq }) => seq <= newestShown);
  return { shown, held: (lines?.length ?? 0) - (shown?.length ?? 0) };
}

/** What waits must not push out what is read. */
function trimmed(known: Lines): Lines {
  const { lines = [], newestShown } = known;
  const read = newestShown === undefined ? -1 : lines.findIndex(({ seq }) => seq <= newestShown);
  const kept = read < 0 ? lines.slice(0, atMost) : [...lines.slice(0, Math.min(read, atMost)), ...lines.slice(read)];
  return { ...known, lines: kept, hasEarlier: known.hasEarlier || kept.at(-1) !== lines.at(-1) };
}
