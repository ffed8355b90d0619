import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Member } from "../../reports/chat-page";
import type { ChatSummary } from "../../reports/chat-summary";
import { api } from "../api";
import { useTexts } from "../i18n/language";
import { usePaged } from "../live/use-paged";
import { Avatar } from "../parts/avatar";
import { Icon } from "../parts/icon";
import { dateTime } from "../parts/times";
import { VirtualList } from "../parts/virtual-list";
import { useHand } from "./use-hand";

interface Props {
  readonly chat: ChatSummary;
  /** Another number: something changed, perhaps the members. */
  readonly version: number;
  readonly appName: string;
  readonly hasCorps: boolean;
  /** Whether somebody has just asked for them. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

const rowHeight = 48;

/** Who is in a chat, and the changes that people could make to that. */
export function Members({ chat, version, appName, hasCorps, takesFocus, onClose }: Props) {
  const texts = useTexts();
  const hand = useHand(chat);
  const [search, setSearch] = useState("");
  const [userid, setUserid] = useState("");
  const members = usePaged(
    async (offset, limit) => {
      const { total, members: items } = await api.members(chat, search, offset, limit);
      return { total, items };
    },
    [chat.corpId, chat.chatid, search],
  );
  useEffect(() => {
    if (version > 0) members.reload();
  }, [version]);
  const aside = useRef<HTMLElement>(null);
  // Before the next key is pressed, not after the next frame.
  useLayoutEffect(() => {
    if (takesFocus) aside.current?.focus();
  }, []);
  return (
    <aside ref={aside} class="members" aria-label={texts.chat.membersHeading} tabIndex={-1}>
      <div class="members-top">
        <h2>
          {texts.chat.membersHeading} <span class="count">{texts.number(chat.members)}</span>
        </h2>
        <button
          type="button"
          class="icon-button"
          aria-label={texts.chat.hideMembers}
          title={texts.chat.hideMembers}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {!chat.dissolved && (
        <form
          class="join"
          onSubmit={(event) => {
            event.preventDefault();
            if (userid.trim() === "") return;
            // Who was refused is still there to be mended, and who is typed meanwhile is to come next.
            void hand.join(userid.trim()).then((isIn) => isIn && setUserid((now) => (now === userid ? "" : now)));
          }}
        >
          <input
            value={userid}
            placeholder={texts.chat.join}
            aria-label={texts.chat.join}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setUserid(currentTarget.value)}
          />
          <button type="submit" class="button">
            <Icon name="join" />
            {texts.chat.joinButton}
          </button>
        </form>
      )}
      {(chat.members > 12 || search !== "") && (
        <label class="search">
          <Icon name="search" />
          <input
            type="search"
            value={search}
            placeholder={texts.chat.memberSearch}
            aria-label={texts.chat.memberSearch}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </label>
      )}
      {members.total === 0 && search !== "" && <p class="quiet">{texts.chat.noMember}</p>}
      <VirtualList
        key={search}
        class="member-list"
        label={texts.chat.membersHeading}
        count={members.total ?? 0}
        rowHeight={rowHeight}
        onShow={members.show}
        rowKey={(index) => members.at(index)?.userid}
        row={(index, tabIndex) => (
          <MemberRow member={members.at(index)} hand={chat.dissolved ? undefined : hand} tabIndex={tabIndex} />
        )}
      />
      <About chat={chat} appName={appName} hasCorps={hasCorps} />
    </aside>
  );
}

interface RowProps {
  readonly member: Member | undefined;
  /** `undefined` where nothing can be changed any more. */
  readonly hand: ReturnType<typeof useHand> | undefined;
  readonly tabIndex: 0 | -1;
}

function MemberRow({ member, hand, tabIndex }: RowProps) {
  const texts = useTexts();
  if (member === undefined) return <div class="member waiting" aria-hidden="true" />;
  const { userid, name, owner } = member;
  return (
    <div class="member">
      <Avatar id={userid.toLowerCase()} name={name} />
      <span class="member-words">
        <span class="member-name">{name}</span>
        {name !== userid && <small>{userid}</small>}
      </span>
      {owner && <span class="tag">{texts.chat.ownerMark}</span>}
      {hand !== undefined && (
        <span class="member-actions">
          {!owner && (
            <button
              type="button"
              class="icon-button"
              tabIndex={tabIndex}
              aria-label={texts.chat.makeOwner(name)}
              title={texts.chat.makeOwner(name)}
              onClick={() => void hand.owner(member)}
            >
              <Icon name="crown" />
            </button>
          )}
          <button
            type="button"
            class="icon-button"
            tabIndex={tabIndex}
            aria-label={texts.chat.remove(name)}
            title={texts.chat.remove(name)}
            onClick={() => void hand.leave(member)}
          >
            <Icon name="leave" />
          </button>
        </span>
      )}
    </div>
  );
}

function About({ chat, appName, hasCorps }: Pick<Props, "chat" | "appName" | "hasCorps">) {
  const texts = useTexts();
  return (
    <details class="about" open>
      <summary>{texts.chat.about}</summary>
      <dl>
        <dt>{texts.chat.id}</dt>
        <dd>
          <code>{chat.chatid}</code>
        </dd>
        {hasCorps && <dt>{texts.chat.corp}</dt>}
        {hasCorps && (
          <dd>
            <code>{chat.corpId}</code>
          </dd>
        )}
        <dt>{texts.chat.app}</dt>
        <dd>
          {appName} <code>{chat.agentId}</code>
        </dd>
        <dt>{texts.chat.created}</dt>
        <dd>{dateTime(chat.createdAtMs, texts.tag)}</dd>
      </dl>
      {chat.chatType === 1 && <p class="quiet">{texts.chat.course}</p>}
      {!chat.visible && !chat.dissolved && <p class="quiet">{texts.chat.notVisible}</p>}
      <p class="quiet">{chat.dissolved ? texts.chat.dissolvedNote : texts.chat.byHandNote}</p>
    </details>
  );
}
