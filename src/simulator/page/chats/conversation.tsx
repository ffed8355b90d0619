import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useTexts } from "../i18n/language";
import { Bubble } from "../messages/bubble";
import { Names } from "../messages/names";
import { Icon } from "../parts/icon";
import { dayOf, isSameDay } from "../parts/times";
import { SystemLine } from "./system-line";
import type { HistoryEvent, ShownHistory } from "./use-history";

interface Props {
  readonly history: ShownHistory;
  readonly appName: (agentId: number) => string;
}

/** Pixels from the end within which somebody reads the newest. */
const nearEnd = 80;

/** What happened in a chat, the newest at the end, where it stays unless somebody reads further up. */
export function Conversation({ history: { events, names, hasEarlier, showEarlier, forgetEarlier }, appName }: Props) {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const follows = useRef(true);
  const lastTop = useRef(0);
  const [isAway, setAway] = useState(false);
  /** What was there before somebody came isn't news: only what comes then is read out. */
  const [hasBegun, setBegun] = useState(false);
  /** Nor is what is earlier, which somebody may ask for again before it is there. */
  const [askingEarlier, setAskingEarlier] = useState(0);
  // A person may be called "constructor".
  const nameOf = useCallback(
    (userid: string) => (Object.hasOwn(names, userid) ? (names[userid] ?? userid) : userid),
    [names],
  );
  const toEnd = () => {
    const element = box.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    follows.current = true;
  };
  useLayoutEffect(() => {
    if (!follows.current) return;
    forgetEarlier();
    toEnd();
  }, [events]);
  // What loads later, such as a picture, and another size of the window must not push the end out of sight.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      if (follows.current) toEnd();
    });
    for (const element of [box.current, list.current]) if (element !== null) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => setBegun(events !== undefined), [events !== undefined]);
  const onScroll = ({ currentTarget: element }: { readonly currentTarget: HTMLElement }) => {
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    // Only somebody who scrolls up leaves the end; where the end moves away, this follows.
    if (isNear) follows.current = true;
    else if (element.scrollTop < lastTop.current) follows.current = false;
    lastTop.current = element.scrollTop;
    setAway(!follows.current);
  };
  /** What is read stays where it is, whatever comes before it and behind. */
  const earlier = async () => {
    const element = box.current;
    const first = list.current?.firstElementChild;
    if (element === null || !(first instanceof HTMLElement)) return;
    // By its lower edge: the day above it goes to what comes before.
    const edge = () => first.offsetTop + first.offsetHeight;
    const fromTop = edge() - element.scrollTop;
    follows.current = false;
    setAway(true);
    setAskingEarlier((count) => count + 1);
    await showEarlier();
    requestAnimationFrame(() => {
      element.scrollTop = edge() - fromTop;
      setAskingEarlier((count) => count - 1);
    });
  };
  return (
    <Names.Provider value={nameOf}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div class="history" ref={box} onScroll={onScroll} tabIndex={0}>
        {hasEarlier && (
          <button type="button" class="button earlier" onClick={() => void earlier()}>
            {texts.chat.earlier}
          </button>
        )}
        <ol
          ref={list}
          class="events"
          aria-live={hasBegun && askingEarlier === 0 ? "polite" : "off"}
          aria-relevant="additions"
        >
          {events?.map((event, at) => (
            <li key={event.index} class="event">
              {isNewDay(events[at - 1], event) && <p class="day">{dayOf(event.atMs, texts.tag)}</p>}
              {event.kind === "message" ? (
                <Bubble message={event} appName={appName(event.agentId)} />
              ) : (
                <SystemLine event={event} nameOf={nameOf} />
              )}
            </li>
          ))}
        </ol>
      </div>
      {isAway && (
        <button type="button" class="button jump" onClick={toEnd}>
          <Icon name="down" />
          {texts.chat.jump}
        </button>
      )}
    </Names.Provider>
  );
}

const isNewDay = (before: HistoryEvent | undefined, event: HistoryEvent): boolean =>
  before === undefined || !isSameDay(before.atMs, event.atMs);
