import { type Refused, refuse } from "../wire/refusal";
import type { Knobs } from "../world/knobs";
import { commonUsers, withoutUsers } from "../world/userids";
import type { Reading } from "./read-message";

const everybody = "@all";

/**
 * Who of the chat is mentioned, in the chat's spelling, or `@all` alone: by `mentioned_list`, and by `<@userid>` in
 * the content of a text or markdown [both third party]. A name on the list that isn't in the chat: [unknown] → knob
 * `mentionStranger`; inside a content it is just text.
 */
export function mentionedIn(
  { content, mentions }: Pick<Reading, "content" | "mentions">,
  userlist: readonly string[],
  { mentionStranger }: Pick<Knobs, "mentionStranger">,
): { readonly mentioned: readonly string[] } | Refused {
  const named = mentions.filter((each) => each !== everybody);
  if (mentionStranger !== "ignore" && withoutUsers(named, userlist).length > 0) return refuse(mentionStranger);
  if (mentions.includes(everybody)) return { mentioned: [everybody] };
  const text = typeof content.content === "string" ? content.content : "";
  const inside = [...text.matchAll(/<@([^<>\s]+)>/g)].map(([, userid = ""]) => userid);
  return { mentioned: commonUsers(userlist, [...named, ...inside]) };
}
