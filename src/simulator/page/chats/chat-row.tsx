import type { ChatSummary } from "../../reports/chat-summary";
import { type ChatKey, isChat } from "../chat-key";
import { useTexts } from "../i18n/language";
import { Avatar } from "../parts/avatar";
import { Icon } from "../parts/icon";
import { briefTime } from "../parts/times";
import { hashOf } from "../place";
import { lastText } from "./last-text";

interface Props {
  /** `undefined` as long as it isn't known. */
  readonly chat: ChatSummary | undefined;
  readonly chosen: ChatKey | undefined;
  /** On the simulator's clock. */
  readonly nowMs: number;
  /** Whether to say whose chat it is: ids are unique in a corp only. */
  readonly hasCorps: boolean;
  readonly tabIndex: 0 | -1;
}

/** One chat in the list. */
export function ChatRow({ chat, chosen, nowMs, hasCorps, tabIndex }: Props) {
  const texts = useTexts();
  if (chat === undefined) return <div class="chat-row waiting" aria-hidden="true" />;
  const isChosen = chosen !== undefined && isChat(chat, chosen);
  const { last } = chat;
  return (
    <a
      class={`chat-row${chat.dissolved ? " dissolved" : ""}`}
      href={hashOf({ view: "chats", chat: { corpId: chat.corpId, chatid: chat.chatid } })}
      aria-current={isChosen ? "true" : undefined}
      tabIndex={tabIndex}
    >
      <Avatar id={chat.chatid} name={chat.name} kind="chat" />
      <span class="chat-row-words">
        <span class="chat-row-top">
          <span class="chat-row-name" dir="auto">
            {chat.name === "" ? texts.chats.unnamed : chat.name}
          </span>
          {hasCorps && <code class="chat-row-corp">{chat.corpId}</code>}
          {last !== null && (
            <time dateTime={new Date(last.atMs).toISOString()}>{briefTime(last.atMs, nowMs, texts.tag)}</time>
          )}
        </span>
        <span class="chat-row-bottom">
          <span class={`chat-row-last${last?.by === "hand" ? " hand" : ""}`}>
            {last?.by === "hand" && <Icon name="hand" />}
            <span>{last === null ? "" : lastText(last, texts)}</span>
          </span>
          <span class="chat-row-count">
            {chat.dissolved ? (
              texts.chats.dissolved
            ) : (
              <>
                <Icon name="people" />
                <span class="unseen">{texts.chats.members(chat.members)}</span>
                <span aria-hidden="true">{texts.number(chat.members)}</span>
              </>
            )}
          </span>
        </span>
      </span>
    </a>
  );
}
