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
}

/** Whether a request belongs to what is looked at, as the simulator's own filter says it. */
export const isWanted = (line: RequestLine, { path, chatid, failed }: RequestQuery): boolean =>
  (path === undefined || line.path === path) &&
  (chatid === undefined || line.chatid === chatid) &&
  (failed !== true || line.errcode !== 0 || line.httpStatus !== 200);

/** With what came since, the oldest of it first. What doesn't fit any more can be asked for again. */
export function added({ lines = [], hasEarlier }: Lines, fresh: readonly RequestLine[]): Lines {
  const all = joined(lines, fresh);
  return { lines: all.slice(0, atMost), hasEarlier: hasEarlier || all.length > atMost };
}

/** Newest first, each once: an answer and the stream may both have brought it. */
export function joined(known: readonly RequestLine[], fresh: readonly RequestLine[]): readonly RequestLine[] {
  const newest = known[0]?.seq ?? 0;
  return [...fresh.filter(({ seq }) => seq > newest).toReversed(), ...known];
}
