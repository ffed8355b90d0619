import { useState } from "preact/hooks";
import type { ChatSummary } from "../../reports/chat-summary";
import type { Overview } from "../../reports/overview";
import { api, type ChatKey, isChat } from "../api";
import { useTexts } from "../i18n/language";
import { useLoaded } from "../live/use-loaded";
import { isNewStart, useLive } from "../live/use-live";
import { Icon } from "../parts/icon";
import { hashOf } from "../route";
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
  const summary = useLoaded(() => api.chat(chat), [chat.corpId, chat.chatid]);
  const history = useHistory(chat);
  const [version, setVersion] = useState(0);
  const [latest, setLatest] = useState<ChatSummary | undefined>();
  const [hasMembers, setHasMembers] = useState(() => matchMedia("(min-width: 1100px)").matches);
  useLive((events) => {
    if (events.some(isNewStart)) {
      setLatest(undefined);
      summary.reload();
      history.restart();
      setVersion((before) => before + 1);
    }
    for (const event of events) {
      if (event.kind !== "chat" || event.subject === null || !isChat(event.subject, chat)) continue;
      setLatest(event.subject);
      history.catchUp(event.subject.events);
      setVersion((before) => before + 1);
    }
  });
  const shown = latest ?? summary.value;
  if (shown === undefined)
    return (
      <section class="conversation nothing">
        {summary.error !== undefined && <p>{texts.chat.notFound}</p>}
        {summary.error !== undefined && <a class="button" href={hashOf({ view: "chats", chat: undefined })}>{texts.back}</a>}
        {summary.error === undefined && <Icon name="chats" />}
      </section>
    );
  const appName = (agentId: number): string =>
    overview?.corps.find(({ corpId }) => corpId === shown.corpId)?.apps.find((app) => app.agentId === agentId)?.name ?? "";
  return (
    <>
      <section class="conversation" aria-label={texts.chat.conversation(shown.name || shown.chatid)}>
        <ChatHeader
          chat={shown}
          hasMembers={hasMembers}
          onMembers={() => setHasMembers(!hasMembers)}
        />
        <Conversation history={history} appName={appName} />
      </section>
      {hasMembers && (
        <Members chat={shown} version={version} appName={appName(shown.agentId)} hasCorps={(overview?.corps.length ?? 1) > 1} onClose={() => setHasMembers(false)} />
      )}
    </>
  );
}
