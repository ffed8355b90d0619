import type { MessageType } from "../../api/message";
import { type Listing, listed } from "../../reports/listed";
import { joined, name, type Phrase, phrase, prose, word } from "../../reports/phrase";
import type { ChatPlan, MessagePlan, PlanReport, QuotaUse, ShownPeople } from "../report";
import { rounded } from "./duration";
import type { PlanWords } from "./plan-words";

export const chinese: PlanWords = {
  headline: (report) => {
    const where = report.stack === null ? nothing : phrase`栈 ${word(report.stack)} `;
    if (report.verdict === "failed") return phrase`${where}预览失败，以下内容不完整`;
    const parts = partsOf(report);
    if (report.verdict === "no-changes") return phrase`${where}没有变更：群不变，也不发消息${othersOf(report)}`;
    return phrase`${where}变更计划：${joined(parts, "，")}${othersOf(report)}`;
  },
  title: (chat) => phrase`${actions[chat.action]}${called(chat)}`,
  members: ({ count, people }) => {
    if (count === null) return phrase`群成员：不显示`;
    return people === null
      ? phrase`群成员 ${digits(count)} 人，不显示`
      : phrase`群成员 ${digits(count)} 人：${who({ count, people })}`;
  },
  ownedBy: (owner) => phrase`群主：${word(owner)}`,
  joins: (people) => phrase`进群：${who(people)}`,
  leaves: (people) => phrase`移出：${who(people)}`,
  renamed: ({ from, to }) => phrase`群名：${name(from ?? "")} → ${name(to ?? "")}`,
  owner: ({ from, to }) => phrase`群主：${word(from ?? "")} → ${word(to ?? "")}`,
  settings: (names) => phrase`只有 Pulumi 的记录变更，群不变：${joined(names.map(termOf), "、")}`,
  hidden: (names, secrets) => {
    const why = (argument: string) => (secrets.includes(argument) ? phrase`保密` : phrase`运行时才知道`);
    return phrase`有变更，不显示：${joined(
      names.map((each) => phrase`${named(each)}（${why(each)}）`),
      "、",
    )}`;
  },
  adopts: phrase`如果已有这个 chatid 的群，就接管它：补上缺少的人，不移出任何人`,
  because: (reasons) => (reasons.includes("id") ? phrase`因为有人要求` : phrase`因为 ${words(reasons)} 变了`),
  fate: (fate) => fates[fate],
  former: (former) =>
    former.name === null
      ? phrase`原来的群${fates[former.fate]}`
      : phrase`原来的群 ${name(former.name)} ${fates[former.fate]}`,
  warning: (warning) => warnings[warning],
  messages: (count) => phrase`发送 ${digits(count)} 条消息`,
  message: (message) =>
    phrase`${message.type === null ? phrase`消息` : types[message.type]}发到${chatOf(message)}：${reachOf(message)}${again(message)}`,
  calls: ({ total, exact }) => phrase`${exact ? nothing : phrase`约 `}${digits(total)} 次企业微信接口调用`,
  quota: (use) => phrase`${subjects[use.of](use)}，占${windows[use.window]} ${digits(use.limit)} 的${percent(use)}`,
  quotaWarning: (use) => {
    const share = phrase`${subjects[use.of](use)}，而上限是${windows[use.window]} ${digits(use.limit)}`;
    if (use.of === "messages to one person") {
      return use.verdict === "exceeds" ? phrase`${share}：超出的部分企业微信会丢弃，而且不报错` : share;
    }
    if (use.verdict === "tight") return phrase`${share}，由企业所有应用共用：余量可能已被别的应用用掉`;
    if (use.window === "minute") return phrase`${share}，由企业所有应用共用：运行时会等待`;
    const when = use.window === "day" ? phrase`请次日` : phrase`请一小时后`;
    return phrase`${share}，由企业所有应用共用：运行会停在那里，${when}再运行一次，会接着做`;
  },
  duration: ({ seconds, runs }) => {
    const time = rounded(seconds);
    const about = time ? phrase`大约需要 ${digits(time.count)} ${[units[time.unit]]}` : phrase`几秒钟即可完成`;
    return runs === 1 ? about : phrase`${about}，分 ${runs} 次运行`;
  },
  warnings: phrase`请注意`,
  problems: phrase`Pulumi 的提示`,
  diagnostic: ({ severity, resources, message }) =>
    phrase`${severities[severity]}${resources.length === 0 ? nothing : phrase` ${few(resources)}`}：${prose(message)}`,
  showSames: phrase`没有变更的群有多少人收到消息，要用 "pulumi preview --json --show-sames" 才知道`,
  more: (count) => phrase`……另有 ${digits(count)} 项`,
};

const nothing: Phrase = [];

const digits = (count: number): Phrase => [count.toLocaleString("en-US")];

const actions: Readonly<Record<ChatPlan["action"], Phrase>> = {
  create: phrase`新建群 `,
  update: phrase`变更群 `,
  replace: phrase`替换群 `,
  destroy: phrase`不再管理群 `,
  untold: phrase`无法判断群 `,
};

const partsOf = ({ summary }: PlanReport): readonly Phrase[] => {
  const { created, updated, replaced, destroyed, untold, messages } = summary;
  return [
    ...(created ? [phrase`新建 ${digits(created)} 个群`] : []),
    ...(updated ? [phrase`变更 ${digits(updated)} 个群`] : []),
    ...(replaced ? [phrase`替换 ${digits(replaced)} 个群`] : []),
    ...(destroyed ? [phrase`不再管理 ${digits(destroyed)} 个群`] : []),
    ...(untold ? [phrase`有 ${digits(untold)} 个群无法判断`] : []),
    ...(messages ? [phrase`发送 ${digits(messages)} 条消息`] : []),
  ];
};

const othersOf = ({ summary: { others } }: PlanReport): Phrase =>
  others === 0 ? nothing : phrase`；另有 ${digits(others)} 个其他资源变更`;

const called = ({ name: chatName, resource }: ChatPlan): Phrase =>
  chatName === null ? phrase`${word(resource)}` : phrase`${name(chatName)}（${word(resource)}）`;

const listing: Listing = {
  separator: "、",
  labelled: (userid, label) => phrase`${userid}（${label}）`,
  more: (count) => phrase` 等另外 ${count} 人`,
  secret: (count) => phrase`${count} 人，不显示`,
};

const who = ({ count, people }: ShownPeople): Phrase =>
  count === null ? phrase`不显示` : listed({ count, people }, listing);

const words = (names: readonly string[]): Phrase =>
  joined(
    names.map((each) => phrase`${word(each)}`),
    "、",
  );

const mostNamed = 10;

const few = (names: readonly string[]): Phrase => {
  const rest = names.length - mostNamed;
  return rest > 0 ? phrase`${words(names.slice(0, mostNamed))} 等另外 ${rest} 项` : words(names);
};

/** Of members only the labels can change without anybody coming or going. */
const termOf = (argument: string): Phrase => (argument === "members" ? phrase`成员标签` : named(argument));

const named = (argument: string): Phrase => terms[argument] ?? phrase`${word(argument)}`;

const terms: Readonly<Record<string, Phrase>> = {
  name: phrase`群名`,
  owner: phrase`群主`,
  members: phrase`成员`,
};

const fates = {
  retained: phrase`留在企业微信里，成员不变，只是 Pulumi 不再管理`,
  archived: phrase`会归档：改名标明，只留两人，其余移出`,
  dismissed: phrase`会解散，所有人都退出`,
  kept: phrase`保持不变：程序仍然声明了它`,
  unknown: phrase`如何处理不显示`,
} as const;

const warnings = {
  dissolved: phrase`会失败：这个群已不存在，而企业微信会一直占用已解散群的 ID；请换一个 chatId`,
  "id-taken": phrase`会失败：已有这个 chatid 的群，而且与声明不一致；加上 adopt: true 就接管它`,
  "too-many": phrase`会失败：群的人数会超过企业微信的上限`,
  interrupted: phrase`之前有一次更新中断，这次会继续完成；具体改什么，运行时才知道`,
} as const;

const severities = { error: phrase`错误`, warning: phrase`警告` } as const;

const types: Readonly<Record<MessageType, Phrase>> = {
  text: phrase`文本消息`,
  image: phrase`图片`,
  voice: phrase`语音`,
  video: phrase`视频`,
  file: phrase`文件`,
  textcard: phrase`卡片`,
  news: phrase`图文`,
  mpnews: phrase`图文`,
  markdown: phrase`Markdown 消息`,
};

const chatOf = ({ chat, chatResource, chatId, reach }: MessagePlan): Phrase => {
  if (chat !== null) return phrase` ${name(chat)}`;
  if (chatResource !== null) return phrase`群 ${word(chatResource)}`;
  if (chatId !== null) return phrase`群 ${word(chatId)}`;
  return reach.why === "secret" ? phrase`一个保密的群` : phrase`一个运行时才知道的群`;
};

const reachOf = ({ reach }: MessagePlan): Phrase => {
  if (reach.people === null) return phrase`收到的人数未知`;
  return phrase`${reach.atLeast ? phrase`至少 ` : nothing}${digits(reach.people)} 人收到`;
};

const again = ({ again: isAgain, because }: MessagePlan): Phrase => {
  if (!isAgain) return nothing;
  if (because.length === 0) return phrase`，再发一次`;
  return because.includes("id") ? phrase`，有人要求再发一次` : phrase`，因为 ${words(because)} 变了，再发一次`;
};

const subjects: Readonly<Record<QuotaUse["of"], (use: QuotaUse) => Phrase>> = {
  gettoken: ({ used }) => phrase`登录 ${digits(used)} 次`,
  "appchat/create": ({ used }) => phrase`建群 ${digits(used)} 次`,
  "appchat/update": ({ used }) => phrase`改群 ${digits(used)} 次`,
  "appchat/get": ({ used }) => phrase`查群 ${digits(used)} 次`,
  "appchat/send": ({ used }) => phrase`发消息 ${digits(used)} 次`,
  "appchat/dismiss": ({ used }) => phrase`解散群 ${digits(used)} 次`,
  "media/upload": ({ used }) => phrase`上传文件 ${digits(used)} 次`,
  "message person-times": ({ used, atLeast }) =>
    phrase`消息${atLeast ? phrase`至少` : phrase`共`} ${digits(used)} 人次`,
  "messages to one person": ({ used, atLeast }) =>
    phrase`一个人${atLeast ? phrase`至少` : nothing}收到 ${digits(used)} 条消息`,
};

const units = { s: "秒", min: "分钟", h: "小时", d: "天" } as const;

const windows = { minute: phrase`每分钟`, hour: phrase`每小时`, day: phrase`每天` } as const;

const percent = ({ used, limit }: QuotaUse): Phrase => {
  const share = (used / limit) * 100;
  return [share < 0.1 ? "不到 0.1%" : ` ${share.toFixed(share < 10 ? 1 : 0)}%`];
};
