import { type Listing, listed } from "../../reports/listed";
import { name, type Phrase, phrase, word } from "../../reports/phrase";
import type { DriftWords } from "./drift-words";

export const chinese: DriftWords = {
  headline: ({ stack, summary }) => {
    const { chats, changed, gone, unreadable } = summary;
    const where = stack === null ? nothing : phrase`栈 ${word(stack)} `;
    const differing = changed + gone;
    if (chats === 0) return phrase`没有漂移：状态里没有 pulumi-wecom 的群`;
    if (differing + unreadable === 0) return phrase`${where}没有漂移：${chats} 个群与状态一致`;
    if (differing === 0) return phrase`${where}无法确定：${chats} 个群中有 ${unreadable} 个读不到`;
    const rest = unreadable === 0 ? nothing : phrase`，${unreadable} 个读不到`;
    return phrase`${where}有漂移：${chats} 个群中有 ${differing} 个与状态不一致${rest}`;
  },
  joined: (people) => phrase`进群：${listed(people, listing)}`,
  left: (people) => phrase`退群：${listed(people, listing)}`,
  renamed: ({ from, to }) =>
    from === null || to === null ? phrase`改了群名（保密）` : phrase`群名：${name(from)} → ${name(to)}`,
  owner: ({ from, to }) =>
    from === null || to === null ? phrase`换了群主（保密）` : phrase`群主：${word(from)} → ${word(to)}`,
  gone: phrase`不存在了：企业微信里已没有这个群`,
  interrupted: phrase`有一次更新中断过，差异可能由它造成；下一次 pulumi up 会继续完成`,
  unreadable: (chats) => phrase`${chats} 个群读不到`,
  advice: phrase`运行 pulumi up --refresh：先预览这些差异，再恢复原状。`,
  goneAdvice: phrase`不存在了的群不能用原来的 ID 重建，企业微信会一直占用这个 ID：请在程序里换一个 chatId，否则 pulumi up 会失败。`,
  more: (chats) => phrase`……另有 ${chats} 个群`,
  brief: {
    joined: (count) => phrase`${count} 人进群`,
    left: (count) => phrase`${count} 人退群`,
    renamed: phrase`改了群名`,
    owner: phrase`换了群主`,
    gone: phrase`不存在了`,
    separator: "，",
  },
};

const nothing: Phrase = [];

const listing: Listing = {
  separator: "、",
  labelled: (userid, label) => phrase`${userid}（${label}）`,
  more: (count) => phrase` 等另外 ${count} 人`,
  secret: (count) => phrase`${count} 人（保密）`,
};
