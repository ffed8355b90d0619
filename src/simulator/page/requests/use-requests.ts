import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { RequestLine } from "../../request-log";
import { api, linesAtOnce } from "../api";
import { isNewStart, useLive } from "../live/use-live";
import { added, atMost, isWanted, joined, type Lines, type RequestQuery } from "./lines";

export interface ShownRequests extends Lines {
  readonly showEarlier: () => void;
  /** How many came while they were held back. */
  readonly held: number;
}

/** The log as it grows. While `isHeld`, what comes is only counted, so that what somebody reads stays in place. */
export function useRequests(query: RequestQuery, isHeld: boolean): ShownRequests {
  const [{ lines, hasEarlier }, setShown] = useState<Lines>({ lines: undefined, hasEarlier: false });
  const [held, setHeld] = useState<readonly RequestLine[]>([]);
  const round = useRef(0);
  /** What the stream brings while the log is asked for: the answer may not have it yet. */
  const meanwhile = useRef<readonly RequestLine[] | undefined>(undefined);

  const load = useCallback(() => {
    round.current += 1;
    const { current } = round;
    meanwhile.current = [];
    api.requests(query).then(
      (answer) => {
        if (current !== round.current) return;
        setHeld([]);
        const before = { lines: answer.toReversed(), hasEarlier: answer.length === linesAtOnce };
        setShown(added(before, meanwhile.current ?? []));
        meanwhile.current = undefined;
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
    if (meanwhile.current !== undefined) meanwhile.current = [...meanwhile.current, ...fresh];
    if (isHeld) setHeld((before) => joined(before, fresh).slice(0, atMost));
    else setShown((before) => added(before, fresh));
  });
  useEffect(() => {
    if (isHeld || held.length === 0) return;
    setShown((before) => added(before, held.toReversed()));
    setHeld([]);
  }, [isHeld]);
  const showEarlier = () => {
    const { current } = round;
    const beforeSeq = lines?.at(-1)?.seq;
    api.requests({ ...query, beforeSeq }).then(
      (answer) => {
        if (current !== round.current) return;
        setShown((before) =>
          // Whoever asked twice gets it once.
          before.lines?.at(-1)?.seq === beforeSeq
            ? { lines: [...(before.lines ?? []), ...answer.toReversed()], hasEarlier: answer.length === linesAtOnce }
            : before,
        );
      },
      () => {},
    );
  };
  // Until the answer to another query is there, what is known is shown as far as it belongs to it.
  return { lines: lines?.filter((line) => isWanted(line, query)), hasEarlier, showEarlier, held: held.length };
}
