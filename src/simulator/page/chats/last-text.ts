import type { LastEvent } from "../../reports/chat-summary";
import type { Texts } from "../i18n/en";

/** The last thing that happened in a chat, in a few words. */
export function lastText(last: LastEvent, { event, message, by }: Texts): string {
  const { members = [], people = 0, text = "" } = last;
  const withWho = (words: string) => (last.by === "hand" ? `${words} · ${by.hand}` : words);
  switch (last.kind) {
    case "created":
      return event.created(members, people);
    case "joined":
      return withWho(event.joined(members, people));
    case "left":
      return withWho(event.left(members, people));
    case "renamed":
      return withWho(event.renamedTo(text));
    case "owner":
      return withWho(event.ownerTo(text));
    case "dissolved":
      return withWho(event.dissolved);
    case "message": {
      const type = message.types[last.msgtype as keyof typeof message.types] ?? "";
      return last.msgtype === "text" || last.msgtype === "markdown" ? text : `[${type}] ${text}`;
    }
  }
}
