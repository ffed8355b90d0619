import { useState } from "preact/hooks";
import type { Overview } from "../../reports/overview";
import { api } from "../api";
import type { ChatKey } from "../chat-key";
import { useTexts } from "../i18n/language";
import { isNewStart, useLive } from "../live/use-live";
import { useLoaded } from "../live/use-loaded";
import { usePaged } from "../live/use-paged";
import { Icon } from "../parts/icon";
import { VirtualList } from "../parts/virtual-list";
import { ChatRow } from "./chat-row";
import { ChatView } from "./chat-view";
import { Welcome } from "./welcome";

const rowHeight = 72;

/** All chats, and one of them as a conversation. */
export function ChatsView({ chosen }: { readonly chosen: ChatKey | undefined }) {
  const texts = useTexts();
  const [search, setSearch] = useState("");
  const overview = useLoaded(() => api.overview(), []);
  const chats = usePaged(
    async (offset, limit) => {
      const { total, chats: items } = await api.chats(search, offset, limit);
      return { total, items };
    },
    [search],
  );
  useLive((events) => {
    if (events.some((event) => event.kind === "clock" || isNewStart(event))) overview.reload();
    if (events.some((event) => event.kind === "chat" || isNewStart(event))) chats.reload();
  });
  const nowMs = Date.parse(overview.value?.clock.now ?? new Date().toISOString());
  const hasCorps = (overview.value?.corps.length ?? 1) > 1;
  const isEmpty = chats.total === 0 && search === "";
  return (
    <div class={`chats${chosen === undefined ? "" : " has-chosen"}`}>
      <section class="chat-list" aria-label={texts.chats.heading}>
        <div class="chat-list-top">
          <h1>
            {texts.chats.heading}
            {chats.total !== undefined && <span class="count">{texts.chats.count(chats.total)}</span>}
          </h1>
          <label class="search">
            <Icon name="search" />
            <input
              type="search"
              value={search}
              placeholder={texts.chats.search}
              aria-label={texts.chats.search}
              onInput={({ currentTarget }) => setSearch(currentTarget.value)}
            />
          </label>
        </div>
        {chats.total === 0 && search !== "" && <p class="quiet">{texts.chats.none}</p>}
        <VirtualList
          // Another search begins at its top.
          key={search}
          label={texts.chats.heading}
          count={chats.total ?? 0}
          rowHeight={rowHeight}
          onShow={chats.show}
          rowKey={(index) => keyOf(chats.at(index))}
          row={(index, tabIndex) => (
            <ChatRow chat={chats.at(index)} chosen={chosen} nowMs={nowMs} hasCorps={hasCorps} tabIndex={tabIndex} />
          )}
        />
      </section>
      <Right chosen={chosen} overview={overview.value} isEmpty={isEmpty} />
    </div>
  );
}

const keyOf = (chat: ChatKey | undefined): string | undefined => chat && `${chat.corpId} ${chat.chatid}`;

function Right({
  chosen,
  overview,
  isEmpty,
}: {
  readonly chosen: ChatKey | undefined;
  readonly overview: Overview | undefined;
  readonly isEmpty: boolean;
}) {
  const texts = useTexts();
  if (chosen !== undefined) return <ChatView key={keyOf(chosen)} chat={chosen} overview={overview} />;
  if (isEmpty) return overview === undefined ? <section class="conversation" /> : <Welcome overview={overview} />;
  return (
    <section class="conversation nothing">
      <Icon name="chats" />
      <p>{texts.chats.choose}</p>
    </section>
  );
}
