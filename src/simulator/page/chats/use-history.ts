import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { History } from "../../reports/chat-page";
import { api, type ChatKey } from "../api";

export type HistoryEvent = History["events"][number];

export interface ShownHistory {
  /** `undefined` before the first answer. */
  readonly events: readonly HistoryEvent[] | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly hasEarlier: boolean;
  readonly showEarlier: () => Promise<void>;
  /** Asks for what came since. `total`: how much there is now, less than before where it is another chat of the same id. */
  readonly catchUp: (total: number) => void;
  readonly restart: () => void;
}

const atOnce = 50;
/** More aren't kept on the page; what is earlier can be asked for again. */
const atMost = 300;

/** A chat's history from its end backwards. */
export function useHistory(chat: ChatKey): ShownHistory {
  const [shown, setShown] = useState<Pick<History, "events" | "names"> | undefined>();
  const state = useRef({ end: 0, isBusy: false, wanted: 0, round: 0 });

  const load = useCallback(
    async (part: { readonly before?: number; readonly after?: number; readonly limit: number }, join: Join) => {
      const { round } = state.current;
      const answer = await api.history(chat, part);
      if (round !== state.current.round) return;
      setShown((before) => (before === undefined ? answer : { events: join(before.events, answer.events), names: { ...before.names, ...answer.names } }));
      if (part.before === undefined) state.current.end = answer.total;
    },
    [chat.corpId, chat.chatid],
  );

  const restart = useCallback(() => {
    state.current = { end: 0, isBusy: false, wanted: 0, round: state.current.round + 1 };
    load({ limit: atOnce }, (_, fresh) => fresh).catch(() => setShown({ events: [], names: {} }));
  }, [load]);

  const catchUp = useCallback(
    (total: number) => {
      const current = state.current;
      if (total < current.end) {
        restart();
        return;
      }
      current.wanted = total;
      if (current.isBusy || total === current.end) return;
      current.isBusy = true;
      const { round } = current;
      load({ after: current.end, limit: atMost }, appended)
        .catch(() => {})
        .finally(() => {
          if (round !== state.current.round) return;
          current.isBusy = false;
          if (current.wanted > current.end) catchUp(current.wanted);
        });
    },
    [load, restart],
  );

  useEffect(restart, [restart]);
  const first = shown?.events[0]?.index ?? 0;
  return {
    events: shown?.events,
    names: shown?.names ?? {},
    hasEarlier: first > 0,
    showEarlier: () => load({ before: first, limit: atOnce }, (known, earlier) => [...earlier, ...known]),
    catchUp,
    restart,
  };
}

type Join = (known: readonly HistoryEvent[], answered: readonly HistoryEvent[]) => readonly HistoryEvent[];

/** Where more came than one answer holds, the gap isn't shown as if nothing were missing: what was before goes. */
const appended: Join = (known, fresh) => {
  const expected = (known.at(-1)?.index ?? -1) + 1;
  const isNext = fresh[0] === undefined || fresh[0].index === expected;
  return (isNext ? [...known, ...fresh] : fresh).slice(-atMost);
};
