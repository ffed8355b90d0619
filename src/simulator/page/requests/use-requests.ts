import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { RequestLine } from "../../request-log";
import { api, linesAtOnce } from "../api";
import { isNewStart, useLive } from "../live/use-live";
import {
  added,
  holding,
  isWanted,
  type Lines,
  noLines,
  parted,
  type RequestQuery,
  released,
  reloaded,
  replaced,
} from "./lines";

export interface ShownRequests {
  /** The newest first; `undefined` before the first answer. */
  readonly lines: readonly RequestLine[] | undefined;
  /** How many came while they were held back. */
  readonly held: number;
  readonly hasEarlier: boolean;
  readonly showEarlier: () => void;
  /** Told whether the newest is what somebody looks at. As long as it isn't, what comes is held back. */
  readonly follow: (isAtTop: boolean) => void;
}

/** The log as it grows. */
export function useRequests(query: RequestQuery): ShownRequests {
  const [known, setKnown] = useState<Lines>(noLines);
  const round = useRef(0);
  const question = JSON.stringify([query.path, query.chatid, query.failed]);
  /** The question that `known` answers; a new one may be under way. */
  const answered = useRef<string | undefined>(undefined);
  /** What the stream brings while the log is asked for: the answer may not have it yet. */
  const meanwhile = useRef<readonly RequestLine[] | undefined>(undefined);

  const load = useCallback(() => {
    round.current += 1;
    const { current } = round;
    meanwhile.current = [];
    api.requests(query).then(
      (answer) => {
        if (current !== round.current) return;
        const since = meanwhile.current ?? [];
        meanwhile.current = undefined;
        const anew = { lines: answer.toReversed(), hasEarlier: answer.length === linesAtOnce };
        const settle = answered.current === question ? reloaded : replaced;
        answered.current = question;
        setKnown((before) => added(settle(before, anew), since));
      },
      () => {},
    );
  }, [question]);
  useEffect(load, [load]);

  useLive((events) => {
    const isEmptied = events.some(({ kind }) => kind === "emptied");
    if (isEmptied || events.some(isNewStart)) {
      // Nothing that was known is in it any more.
      if (isEmptied) answered.current = undefined;
      load();
      return;
    }
    const fresh = events.flatMap((event) =>
      event.kind === "request" && event.subject !== null && isWanted(event.subject, query) ? [event.subject] : [],
    );
    if (fresh.length === 0) return;
    if (meanwhile.current !== undefined) meanwhile.current = [...meanwhile.current, ...fresh];
    setKnown((before) => added(before, fresh));
  });
  const showEarlier = () => {
    const { current } = round;
    const beforeSeq = known.lines?.at(-1)?.seq;
    api.requests({ ...query, beforeSeq }).then(
      (answer) => {
        if (current !== round.current) return;
        setKnown((before) =>
          // Whoever asked twice gets it once.
          before.lines?.at(-1)?.seq === beforeSeq
            ? {
                ...before,
                lines: [...(before.lines ?? []), ...answer.toReversed()],
                hasEarlier: answer.length === linesAtOnce,
              }
            : before,
        );
      },
      () => {},
    );
  };
  const follow = useCallback((isAtTop: boolean) => setKnown(isAtTop ? released : holding), []);
  // Until the answer to another query is there, what is known is shown as far as it belongs to it.
  const { shown, held } = parted({ ...known, lines: known.lines?.filter((line) => isWanted(line, query)) });
  return { lines: shown, held, hasEarlier: known.hasEarlier, showEarlier, follow };
}
