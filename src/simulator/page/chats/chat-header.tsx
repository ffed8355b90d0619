import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { ChatSummary } from "../../reports/chat-summary";
import { useTexts } from "../i18n/language";
import { Avatar } from "../parts/avatar";
import { Dialog } from "../parts/dialog";
import { Icon } from "../parts/icon";
import { hashOf } from "../place";
import { useHand } from "./use-hand";

interface Props {
  readonly chat: ChatSummary;
  readonly hasMembers: boolean;
  readonly membersButton: RefObject<HTMLButtonElement | null>;
  readonly onMembers: () => void;
}

/** A chat's name, and what can be done to the chat as a whole. */
export function ChatHeader({ chat, hasMembers, membersButton, onMembers }: Props) {
  const texts = useTexts();
  const hand = useHand(chat);
  const [asked, setAsked] = useState<"rename" | "dissolve" | undefined>();
  const [name, setName] = useState("");
  const close = () => setAsked(undefined);
  return (
    <header class="chat-header">
      <a class="icon-button to-list" href={hashOf({ view: "chats", chat: undefined })} aria-label={texts.back}>
        <Icon name="back" />
      </a>
      <Avatar id={chat.chatid} name={chat.name} kind="chat" />
      <div class="chat-title">
        <h1 dir="auto" title={chat.name}>
          {chat.name === "" ? texts.chats.unnamed : chat.name}
        </h1>
        <p>
          {chat.dissolved ? (
            <span class="tag danger">{texts.chats.dissolved}</span>
          ) : (
            <span>{texts.chats.owner(chat.ownerName)}</span>
          )}
        </p>
      </div>
      <div class="chat-actions">
        {!chat.dissolved && (
          <>
            <button
              type="button"
              class="button"
              onClick={() => {
                setName(chat.name);
                setAsked("rename");
              }}
            >
              <Icon name="rename" />
              <span class="label">{texts.chat.rename}</span>
            </button>
            <button type="button" class="button quiet-danger" onClick={() => setAsked("dissolve")}>
              <Icon name="dissolve" />
              <span class="label">{texts.chat.dissolve}</span>
            </button>
          </>
        )}
        <button
          ref={membersButton}
          type="button"
          class="button"
          aria-expanded={hasMembers}
          onClick={onMembers}
          aria-label={texts.chat.showMembers(chat.members)}
        >
          <Icon name="people" />
          <span class="label">{texts.number(chat.members)}</span>
        </button>
      </div>
      {asked === "rename" && (
        <Dialog
          heading={texts.chat.renameHeading}
          action={texts.chat.rename}
          onClose={close}
          onSubmit={() => name !== chat.name && void hand.rename(name)}
        >
          <label class="field">
            {texts.chat.renameLabel}
            <input value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
          </label>
          <p class="quiet">{texts.chat.renameNote}</p>
        </Dialog>
      )}
      {asked === "dissolve" && (
        <Dialog
          heading={texts.chat.dissolveHeading}
          action={texts.chat.dissolve}
          isDanger
          onClose={close}
          onSubmit={() => void hand.dissolve()}
        >
          <p>{texts.chat.dissolveNote}</p>
        </Dialog>
      )}
    </header>
  );
}
