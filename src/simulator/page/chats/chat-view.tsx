import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ChatSummary } from "../../reports/chat-summary";
import type { Overview } from "../../reports/overview";
import { api, Refusal } from "../api";
import { type ChatKey, isChat } from "../chat-key";
import { useTexts } from "../i18n/language";
import type { LiveEvent } from "../live/live";
import { isNewStart, useLive } from "../live/use-live";
import { Icon } from "../parts/icon";
import { hashOf } from "../place";
import { ChatHeader } from "./chat-header";
import { Conversation } from "./conversation";
import { Members } from "./members";
import { useHistory } from "./use-history";

interface Props {
  readonly chat: ChatKey;
  readonly overview: Overview | undefined;
}

/** One chat: what happened in it, who is in it, and what a person could do in it. */
export function ChatView({ chat, overview }: Props) {
  const texts = useTexts();
  const history = useHistory(chat);
  const [version, setVersion] = useState(0);
  /** `null`: there is no such chat. */
  const [shown, setShown] = useState<ChatSummary | null | undefined>();
  const [hasMembers, setHasMembers] = useState(() => matchMedia("(min-width: 1100px)").matches);
  /** Whether somebody has asked for the members, who then goes on there. */
  const isAsked = useRef(false);
  const membersButton = useRef<HTMLButtonElement>(null);
  const toggleMembers = () => {
    isAsked.current = true;
    setHasMembers(!hasMembers);
    if (hasMembers) membersButton.current?.focus();
  };
  const round = useRef(0);
  /** An answer that took long is older than what the stream brought meanwhile. */
  const showNext = () => {
    round.current += 1;
    const { current } = round;
    return (next: ChatSummary | null) => current === round.current && setShown(next);
  };
  const load = useCallback(() => {
    const show = showNext();
    api.chat(chat).then(show, (error) => error instanceof Refusal && show(null));
  }, [chat.corpId, chat.chatid]);
  useEffect(load, [load]);
  useEffect(() => {
    if (shown) history.follow(shown);
  }, [shown?.createdAtMs, shown?.events]);
  useLive((events) => {
    const about = toldBy("chat", events, chat);
    const isRestarted = events.some(isNewStart);
    const latest = about.at(-1);
    // Between the answer that is shown and the start of this stream something may have been taken back, too.
    if (isRestarted || toldBy("history", events, chat).length > 0) history.reread();
    if (isRestarted) load();
    else if (latest !== undefined) showNext()(latest);
    if (isRestarted || about.length > 0) setVersion((before) => before + 1);
  });
  if (shown === undefined || shown === null)
    return (
      <section class="conversation nothing">
        {shown === undefined ? (
          <Icon name="chats" />
        ) : (
          <>
            <h1>{texts.chat.notFound}</h1>
            <a class="button" href={hashOf({ view: "chats", chat: undefined })}>
              {texts.back}
            </a>
          </>
        )}
      </section>
    );
  const appName = (agentId: number): string =>
    overview?.corps.find(({ corpId }) => corpId === shown.corpId)?.apps.find((app) => app.agentId === agentId)?.name ??
    "";
  return (
    <>
      <section class="conversation" aria-label={texts.chat.conversation(shown.name || shown.chatid)}>
        <ChatHeader chat={shown} hasMembers={hasMembers} membersButton={membersButton} onMembers={toggleMembers} />
        <Conversation history={history} appName={appName} />
      </section>
      {hasMembers && (
        <Members
          chat={shown}
          version={version}
          appName={appName(shown.agentId)}
          hasCorps={(overview?.corps.length ?? 1) > 1}
          takesFocus={isAsked.current}
          onClose={toggleMembers}
        />
      )}
    </>
  );
}

/** The chat as the events of one kind tell it, if any is about it. */
const toldBy = (kind: "chat" | "history", events: readonly LiveEvent[], chat: ChatKey): readonly ChatSummary[] =>
  events.flatMap((event) => {
    if (event.kind !== "chat" && event.kind !== "history") return [];
    return event.kind === kind && event.subject !== null && isChat(event.subject, chat) ? [event.subject] : [];
  });
