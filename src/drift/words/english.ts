import { type Listing, listed } from "../../reports/listed";
import { name, type Phrase, phrase, word } from "../../reports/phrase";
import type { DriftWords } from "./drift-words";

export const english: DriftWords = {
  headline: ({ stack, summary }) => {
    const { chats, changed, gone, unreadable } = summary;
    const where = stack === null ? nothing : phrase` in the stack ${word(stack)}`;
    const differing = changed + gone;
    if (chats === 0) return phrase`No drift: the state has no chats of pulumi-wecom`;
    if (differing + unreadable === 0) return phrase`No drift${where}: ${counted(chats)} as in the state`;
    if (differing === 0) return phrase`Unknown${where}: ${unreadable} of ${counted(chats)} could not be read`;
    const rest = unreadable === 0 ? nothing : phrase`, ${unreadable} could not be read`;
    return phrase`Drift${where}: ${differing} of ${counted(chats)} not as in the state${rest}`;
  },
  joined: (people) => phrase`joined: ${listed(people, listing)}`,
  left: (people) => phrase`left: ${listed(people, listing)}`,
  renamed: ({ from, to }) =>
    from === null || to === null ? phrase`renamed (the name is secret)` : phrase`name: ${name(from)} → ${name(to)}`,
  owner: ({ from, to }) =>
    from === null || to === null ? phrase`another owner (secret)` : phrase`owner: ${word(from)} → ${word(to)}`,
  gone: phrase`gone: WeCom has no such chat any more`,
  interrupted: phrase`an update of it broke off, and a difference may be its doing; the next "pulumi up" finishes it`,
  unreadable: (chats) => phrase`${counted(chats)} could not be read`,
  advice: phrase`"pulumi up --refresh" shows this again as a preview, and puts it right.`,
  goneAdvice: phrase`A chat that is gone can't be made again under its id, which WeCom keeps taken: give it another chatId in the program, or "pulumi up" fails for it.`,
  more: (chats) => phrase`… and ${counted(chats, "more chat")}`,
  brief: {
    joined: (count) => phrase`${count} joined`,
    left: (count) => phrase`${count} left`,
    renamed: phrase`renamed`,
    owner: phrase`another owner`,
    gone: phrase`gone`,
    separator: ", ",
  },
};

const nothing: Phrase = [];

const counted = (count: number, noun = "chat"): Phrase => [`${count} ${noun}${count === 1 ? "" : "s"}`];

const listing: Listing = {
  separator: ", ",
  labelled: (userid, label) => phrase`${userid} (${label})`,
  more: (count) => phrase` and ${count} more`,
  secret: (count) => [`${count} ${count === 1 ? "person" : "people"} (secret)`],
};
