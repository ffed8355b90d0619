import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { RequestLine } from "../../request-log";
import { api, linesAtOnce, type RequestQuery } from "../api";
import { isNewStart, useLive } from "../live/use-live";

/** More aren't kept on the page; the simulator has them. */
const atMost = 2_000;

export interface ShownRequests {
  /** The newest first; `undefined` before the first answer. */
  readonly lines: readonly RequestLine[] | undefined;
  readonly hasEarlier: boolean;
  readonly showEarlier: () => void;
  /** How many came while they were held back. */
  readonly held: number;
  readonly release: () => void;
}

/** Whether a request belongs to what is looked at, as the simulator's own filter says it. */
export const isWanted = (line: RequestLine, { path, chatid, failed }: RequestQuery): boolean =>
  (path === undefined || line.path === path) &&
  (chatid === undefined || line.chatid === chatid) &&
  (failed !== true || line.errcode !== 0 || line.httpStatus !== 200);

/** The log as it grows. While `isHeld`, what comes is only counted, so that what somebody reads stays in place. */
export function useRequests(query: RequestQuery, isHeld: boolean): ShownRequests {
  const [lines, setLines] = useState<readonly RequestLine[] | undefined>();
  const [held, setHeld] = useState<readonly RequestLine[]>([]);
  const [hasEarlier, setHasEarlier] = useState(false);
  const round = useRef(0);

  const load = useCallback(() => {
    round.current += 1;
    const { current } = round;
    api.requests(query).then(
      (answer) => {
        if (current !== round.current) return;
        setHeld([]);
        setLines(answer.toReversed());
        setHasEarlier(answer.length === linesAtOnce);
      },
      () => {},
    );
  }, [query.path, query.chatid, query.failed]);
  useEffect(load, [load]);

  useLive((events) => {
    if (events.some((event) => isNewStart(event) || event.kind === "emptied")) {
      load();
      return;
    }
    const fresh = events.flatMap((event) =>
      event.kind === "request" && event.subject !== null && isWanted(event.subject, query) ? [event.subject] : [],
    );
    if (fresh.length === 0) return;
    if (isHeld) setHeld((before) => joined(before, fresh));
    else setLines((before) => joined(before ?? [], fresh));
  });
  const release = () => {
    setLines((before) => joined(before ?? [], held.toReversed()));
    setHeld([]);
  };
  useEffect(() => {
    if (!isHeld && held.length > 0) release();
  }, [isHeld]);
  const showEarlier = () => {
    const { current } = round;
    api.requests({ ...query, beforeSeq: lines?.at(-1)?.seq }).then(
      (answer) => {
        if (current !== round.current) return;
        setLines((before = []) => [...before, ...answer.toReversed()]);
        setHasEarlier(answer.length === linesAtOnce);
      },
      () => {},
    );
  };
  return { lines, hasEarlier, showEarlier, held: held.length, release };
}

/** Newest first, each once: an answer and the stream may both have brought it. */
function joined(known: readonly RequestLine[], fresh: readonly RequestLine[]): readonly RequestLine[] {
  const newest = known[0]?.seq ?? 0;
  return [...fresh.filter(({ seq }) => seq > newest).toReversed(), ...known].slice(0, atMost);
}
