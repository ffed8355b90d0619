import type { MessageType } from "../../api/message";
import { type Listing, listed } from "../../reports/listed";
import { joined, name, type Phrase, phrase, prose, word } from "../../reports/phrase";
import type { ChatPlan, MessagePlan, PlanReport, QuotaUse, ShownPeople } from "../report";
import { rounded } from "./duration";
import type { PlanWords } from "./plan-words";

export const english: PlanWords = {
  headline: (report) => {
    const where = report.stack === null ? nothing : phrase` for the stack ${word(report.stack)}`;
    if (report.verdict === "failed") return phrase`The preview failed${where}: what follows is incomplete`;
    const parts = partsOf(report);
    if (report.verdict === "no-changes") {
      return phrase`No changes${where}: chats stay as they are, and no message is sent${othersOf(report)}`;
    }
    return phrase`Plan${where}: ${joined(parts, ", ")}${othersOf(report)}`;
  },
  title: (chat) => phrase`${actions[chat.action]} ${called(chat)}`,
  members: ({ count, people }) => {
    if (count === null) return phrase`who is in it: not shown`;
    return people === null
      ? phrase`${counted(count)} in it, not shown`
      : phrase`${counted(count)} in it: ${who({ count, people })}`;
  },
  ownedBy: (owner) => phrase`owner: ${word(owner)}`,
  joins: (people) => phrase`comes in: ${who(people)}`,
  leaves: (people) => phrase`goes: ${who(people)}`,
  renamed: ({ from, to }) => phrase`name: ${name(from ?? "")} → ${name(to ?? "")}`,
  owner: ({ from, to }) => phrase`owner: ${word(from ?? "")} → ${word(to ?? "")}`,
  settings: (names) => phrase`only Pulumi's record changes, nothing in the chat: ${joined(names.map(termOf), ", ")}`,
  hidden: (names, secrets) => {
    const why = (name: string) => (secrets.includes(name) ? phrase`secret` : phrase`known only when it runs`);
    return phrase`changes, not shown: ${joined(
      names.map((each) => phrase`${word(each)} (${why(each)})`),
      ", ",
    )}`;
  },
  adopts: phrase`if there is a chat with this id, it is taken over: whoever is missing is added, nobody is removed`,
  because: (reasons) =>
    reasons.includes("id") ? phrase`because somebody asked for it` : phrase`because of a change of ${words(reasons)}`,
  fate: (fate) => fates[fate],
  former: (former) =>
    former.name === null
      ? phrase`the old chat ${fates[former.fate]}`
      : phrase`the old chat ${name(former.name)} ${fates[former.fate]}`,
  warning: (warning) => warnings[warning],
  messages: (count) => phrase`${countOf(count, "message")} ${count === 1 ? phrase`is` : phrase`are`} sent`,
  message: (message) =>
    phrase`${message.type === null ? phrase`message` : types[message.type]} to ${chatOf(message)}: ${reachOf(message)}${again(message)}`,
  calls: ({ total, exact }) => phrase`${exact ? nothing : phrase`About `}${countOf(total, "call")} of WeCom's API`,
  quota: (use) => phrase`${subjectOf(use)}: ${percent(use)} of the ${grouped(use.limit)} ${windows[use.window]}`,
  quotaWarning: (use) => {
    const share = phrase`${subjectOf(use)}, and ${grouped(use.limit)} ${windows[use.window]} is the limit`;
    if (use.of === "messages to one person") {
      return use.verdict === "exceeds"
        ? phrase`${share}: WeCom drops what is beyond without saying so`
        : phrase`${share}`;
    }
    if (use.verdict === "tight")
      return phrase`${share} for all apps of the company together: others may have used up what is left`;
    if (use.window === "minute") return phrase`${share} for all apps of the company together: the run will wait`;
    return phrase`${share} for all apps of the company together: the run will stop there. Run it again ${
      use.window === "day" ? phrase`on the next day` : phrase`an hour later`
    }; it goes on from there`;
  },
  duration: ({ seconds, runs }) => {
    const time = rounded(seconds);
    const about = time
      ? phrase`it takes about ${countOf(time.count, units[time.unit])}`
      : phrase`it takes a few seconds`;
    return runs === 1 ? about : phrase`${about}, in ${runs} runs`;
  },
  warnings: phrase`Mind this`,
  problems: phrase`What Pulumi says`,
  diagnostic: ({ severity, resources, message }) =>
    phrase`${[severity]}${resources.length === 0 ? nothing : phrase` in ${few(resources)}`}: ${prose(message)}`,
  showSames: phrase`for chats that don't change, "pulumi preview --json --show-sames" tells how many people a message reaches`,
  more: (count) => phrase`… and ${countOf(count, "more entry", "more entries")}`,
};

const nothing: Phrase = [];

const countOf = (count: number, noun: string, many = `${noun}s`): Phrase => [
  `${digits(count)} ${count === 1 ? noun : many}`,
];
const digits = (count: number): string => count.toLocaleString("en-US");
const grouped = (count: number): Phrase => [digits(count)];
const counted = (count: number): Phrase => countOf(count, "person", "people");

const actions: Readonly<Record<ChatPlan["action"], Phrase>> = {
  create: phrase`New chat`,
  update: phrase`Changed chat`,
  replace: phrase`Replaced chat`,
  destroy: phrase`Chat given up`,
  untold: phrase`Nobody can tell what happens to`,
};

const partsOf = ({ summary }: PlanReport): readonly Phrase[] => {
  const { created, updated, replaced, destroyed, untold, messages } = summary;
  return [
    ...(created ? [countOf(created, "new chat")] : []),
    ...(updated ? [countOf(updated, "chat changes", "chats change")] : []),
    ...(replaced ? [countOf(replaced, "chat is replaced", "chats are replaced")] : []),
    ...(destroyed ? [countOf(destroyed, "chat is given up", "chats are given up")] : []),
    ...(untold ? [phrase`of ${countOf(untold, "chat")} nobody can tell`] : []),
    ...(messages ? [countOf(messages, "message is sent", "messages are sent")] : []),
  ];
};

const othersOf = ({ summary: { others } }: PlanReport): Phrase =>
  others === 0 ? nothing : phrase`; ${countOf(others, "other resource changes", "other resources change")}`;

const called = ({ name: chatName, resource }: ChatPlan): Phrase =>
  chatName === null ? phrase`${word(resource)}` : phrase`${name(chatName)} (${word(resource)})`;

const listing: Listing = {
  separator: ", ",
  labelled: (userid, label) => phrase`${userid} (${label})`,
  more: (count) => phrase` and ${count} more`,
  secret: (count) => phrase`${counted(count)}, not shown`,
};

const who = ({ count, people }: ShownPeople): Phrase =>
  count === null ? phrase`not shown` : listed({ count, people }, listing);

const words = (names: readonly string[]): Phrase =>
  joined(
    names.map((each) => phrase`${word(each)}`),
    ", ",
  );

const mostNamed = 10;

const few = (names: readonly string[]): Phrase => {
  const rest = names.length - mostNamed;
  return rest > 0 ? phrase`${words(names.slice(0, mostNamed))} and ${rest} more` : words(names);
};

/** Of members only the labels can change without anybody coming or going. */
const termOf = (argument: string): Phrase =>
  argument === "members" ? phrase`people's labels` : phrase`${word(argument)}`;

const fates = {
  retained: phrase`stays in WeCom with everybody in it; only Pulumi lets go of it`,
  archived: phrase`is archived: its name says so, and all but two people are removed`,
  dismissed: phrase`is dissolved for everybody`,
  kept: phrase`stays as it is: the program still declares it`,
  unknown: phrase`is given up in a way that isn't shown`,
} as const;

const warnings = {
  dissolved: phrase`this will fail: the chat is gone, and WeCom keeps the id of a dissolved chat taken. Give the chat another chatId`,
  "id-taken": phrase`this will fail: a chat with this id exists and isn't as declared. With adopt: true it is taken over`,
  "too-many": phrase`this will fail: the chat would have more people than WeCom allows`,
  interrupted: phrase`an earlier update broke off, and this one finishes it: what it changes is known only when it runs`,
} as const;

const types: Readonly<Record<MessageType, Phrase>> = {
  text: phrase`text message`,
  image: phrase`picture`,
  voice: phrase`voice message`,
  video: phrase`video`,
  file: phrase`file`,
  textcard: phrase`card`,
  news: phrase`articles`,
  mpnews: phrase`articles`,
  markdown: phrase`Markdown message`,
};

const chatOf = ({ chat, chatResource, chatId, reach }: MessagePlan): Phrase => {
  if (chat !== null) return phrase`${name(chat)}`;
  if (chatResource !== null) return phrase`the chat ${word(chatResource)}`;
  if (chatId !== null) return phrase`the chat ${word(chatId)}`;
  return reach.why === "secret" ? phrase`a chat that is secret` : phrase`a chat that is known only when it runs`;
};

const reachOf = ({ reach }: MessagePlan): Phrase => {
  if (reach.people === null) return phrase`reaches an unknown number of people`;
  return phrase`reaches ${reach.atLeast ? phrase`at least ` : nothing}${counted(reach.people)}`;
};

const again = ({ again: isAgain, because }: MessagePlan): Phrase => {
  if (!isAgain) return nothing;
  if (because.length === 0) return phrase`, sent again`;
  return because.includes("id")
    ? phrase`, sent again because somebody asked for it`
    : phrase`, sent again because of a change of ${words(because)}`;
};

const subjects: Readonly<Record<QuotaUse["of"], (used: number) => Phrase>> = {
  gettoken: (used) => countOf(used, "sign-in"),
  "appchat/create": (used) => countOf(used, "chat made", "chats made"),
  "appchat/update": (used) => countOf(used, "change of a chat", "changes of chats"),
  "appchat/get": (used) => countOf(used, "look at a chat", "looks at chats"),
  "appchat/send": (used) => countOf(used, "message"),
  "appchat/dismiss": (used) => countOf(used, "chat dissolved", "chats dissolved"),
  "media/upload": (used) => countOf(used, "file uploaded", "files uploaded"),
  "message person-times": (used) =>
    countOf(used, "delivery of a message to a person", "deliveries of messages to people"),
  "messages to one person": (used) => phrase`${countOf(used, "message")} to one person`,
};

const subjectOf = ({ of, used, atLeast }: QuotaUse): Phrase =>
  phrase`${atLeast ? phrase`at least ` : nothing}${subjects[of](used)}`;

const units = { s: "second", min: "minute", h: "hour", d: "day" } as const;

const windows = { minute: phrase`a minute`, hour: phrase`an hour`, day: phrase`a day` } as const;

const percent = ({ used, limit }: QuotaUse): Phrase => {
  const share = (used / limit) * 100;
  return [share < 0.1 ? "under 0.1 %" : `${share.toFixed(share < 10 ? 1 : 0)} %`];
};
