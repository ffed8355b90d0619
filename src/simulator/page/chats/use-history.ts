import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { History } from "../../reports/chat-page";
import type { ChatSummary } from "../../reports/chat-summary";
import { api } from "../api";
import type { ChatKey } from "../chat-key";

export type HistoryEvent = History["events"][number];

export interface ShownHistory {
  /** `undefined` before the first answer. */
  readonly events: readonly HistoryEvent[] | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly hasEarlier: boolean;
  readonly showEarlier: () => Promise<void>;
  /** Asks for what came since, or for everything where it is another chat of the same id. */
  readonly follow: (now: Pick<ChatSummary, "createdAtMs" | "events">) => void;
  /** Asks again for what is shown: a message may have been taken back. */
  readonly reread: () => void;
  /** Somebody reads the newest: much of what is earlier may go. */
  readonly forgetEarlier: () => void;
}

const atOnce = 50;
/** What is known of a chat before anything is. */
const unknown = { end: 0, isBusy: false, isStale: false, wanted: 0, createdAtMs: undefined as number | undefined };
/** More aren't kept of what nobody reads; what is earlier can be asked for again. */
const atMost = 300;
/** The most that the simulator answers. */
const answeredAtOnce = 1_000;

/** A chat's history from its end backwards. */
export function useHistory(chat: ChatKey): ShownHistory {
  const [shown, setShown] = useState<Pick<History, "events" | "names"> | undefined>();
  const state = useRef({ ...unknown, round: 0 });
  /** What will be shown: an answer may be settled before the last one is rendered. */
  const known = useRef<typeof shown>(undefined);
  const show = (next: NonNullable<typeof shown>) => {
    known.current = next;
    setShown(next);
  };
  const firstIndex = () => known.current?.events[0]?.index ?? 0;

  const load = useCallback(
    async (part: { readonly before?: number; readonly after?: number; readonly limit: number }, join: Join) => {
      const { round } = state.current;
      const answer = await api.history(chat, part);
      if (round !== state.current.round) return;
      // Nothing is ever taken out of a history: this is another chat's.
      if (answer.total < state.current.end) return restart();
      const before = known.current;
      show(
        before === undefined
          ? answer
          : { events: join(before.events, answer.events), names: { ...before.names, ...answer.names } },
      );
      if (part.before === undefined) state.current.end = answer.total;
    },
    [chat.corpId, chat.chatid],
  );

  const restart = useCallback(() => {
    state.current = { ...unknown, round: state.current.round + 1, isBusy: true };
    const { round } = state.current;
    load({ limit: atOnce }, (_, fresh) => fresh)
      .catch(() => {})
      .finally(() => settled(round));
  }, [load]);

  const catchUp = useCallback(() => {
    const current = state.current;
    if (current.isBusy || current.wanted <= current.end) return;
    current.isBusy = true;
    const { round } = current;
    load({ after: current.end, limit: atMost }, appended)
      .catch(() => {
        // The next change asks again.
        current.wanted = current.end;
      })
      .finally(() => settled(round));
  }, [load]);
  const reread = useCallback(() => {
    const current = state.current;
    current.isStale = current.isBusy;
    if (current.isBusy) return;
    current.isBusy = true;
    const { round } = current;
    const from = firstIndex();
    load({ after: from, limit: answeredAtOnce }, renewed(from))
      .catch(() => {})
      .finally(() => settled(round));
  }, [load]);
  const settled = (round: number) => {
    if (round !== state.current.round) return;
    state.current.isBusy = false;
    if (state.current.isStale) reread();
    else catchUp();
  };

  const follow = useCallback(
    ({ createdAtMs, events }: Pick<ChatSummary, "createdAtMs" | "events">) => {
      const known = state.current.createdAtMs;
      if (known !== undefined && known !== createdAtMs) restart();
      state.current.createdAtMs = createdAtMs;
      state.current.wanted = events;
      catchUp();
    },
    [restart, catchUp],
  );

  const forgetEarlier = useCallback(() => {
    const before = known.current;
    if (before === undefined || before.events.length <= atMost) return;
    show({ ...before, events: before.events.slice(-atMost) });
  }, []);

  useEffect(restart, [restart]);
  const before = firstIndex();
  return {
    events: shown?.events,
    names: shown?.names ?? {},
    hasEarlier: before > 0,
    showEarlier: () =>
      load(
        { before, limit: atOnce },
        (known, earlier) =>
          // Whoever asked twice gets it once.
          known[0]?.index === before ? [...earlier, ...known] : known,
        // What can't be had now can be asked for again.
      ).catch(() => {}),
    follow,
    reread,
    forgetEarlier,
  };
}

type Join = (known: readonly HistoryEvent[], answered: readonly HistoryEvent[]) => readonly HistoryEvent[];

/** What is earlier may have come since this was asked for, and stays; not where a gap would be before what is asked for. */
const renewed =
  (from: number): Join =>
  (known, fresh) =>
    fresh[0]?.index === from ? [...known.filter(({ index }) => index < from), ...fresh] : fresh;

/** Where more came than one answer holds, the gap isn't shown as if nothing were missing: what was before goes. */
const appended: Join = (known, fresh) => {
  const expected = (known.at(-1)?.index ?? -1) + 1;
  const isNext = fresh[0] === undefined || fresh[0].index === expected;
  return isNext ? [...known, ...fresh] : fresh;
};
