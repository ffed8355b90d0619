import { useContext } from "preact/hooks";
import type { ChatMessage } from "../../world/chat";
import { useTexts } from "../i18n/language";
import { Names } from "./names";

/** What WeCom doesn't tell the caller of a message. */
export function Notes({ message: { cuts, dropped, revoked } }: { readonly message: ChatMessage }) {
  const { message: texts } = useTexts();
  const nameOf = useContext(Names);
  const notes = [
    ...cuts.map(({ field, lost }) => texts.cut(field, [...lost].length)),
    ...(dropped.length > 0 ? [texts.dropped(dropped.length)] : []),
    ...(revoked === undefined
      ? []
      : [revoked.from.includes("@all") ? texts.revoked : texts.revokedFrom(revoked.from.map(nameOf))]),
  ];
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
