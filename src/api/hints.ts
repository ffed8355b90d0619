import type { Endpoint } from "./endpoints";
import { chatLimits, corpQuotas, maxVoiceSeconds, messageQuotas } from "./limits";

/** Why a setting that was just made may not count yet. */
export const storedSettings =
  "A refresh of chats that are in the state uses the credentials that the last run stored there, unless the environment has them: " +
  'after a change of the stack\'s configuration, one "pulumi up --refresh=false" makes the new configuration count.';

const appPage = "admin console → 应用管理 (App Management) → your app";
const rootScope =
  `appchat needs a self-built app (自建应用) whose visible scope (可见范围) is the root department: ${appPage} → 可见范围. ` +
  "(Official page 90244.)";
const badSecret =
  `Compare the corp id (admin console → 我的企业 → 企业ID) and the secret (${appPage} → Secret): both must be of the same corp, and the secret of the app that owns the chats. ` +
  storedSettings;
const badMember =
  "Somebody on the list is not an active member of the company that this app can see; WeCom refuses the whole list and " +
  "doesn't say who. Look the userids up in the admin console → 通讯录 (Contacts): the field is 账号.";
const sizes = `A chat has ${chatLimits.minMembers} to ${chatLimits.maxMembers} people, or fewer where the administrator set a lower 群成员人数上限.`;

/** What a person can do, for the codes that people meet. */
const hints: ReadonlyMap<number, string> = new Map([
  [40001, badSecret],
  [40013, badSecret],
  [40091, badSecret],
  [41002, badSecret],
  [41004, badSecret],
  [48002, rootScope],
  [60011, rootScope],
  [50002, rootScope],
  [50003, `The app is disabled: ${appPage} → 启用.`],
  [
    60020,
    `WeCom answers only trusted addresses. Add the address named above: ${appPage} → 企业可信IP (Trusted IPs); it works a minute later. ` +
      "Runners with changing addresses need a proxy (HTTPS_PROXY) or a gateway with a fixed one.",
  ],
  [86006, sizes],
  [
    86005,
    "The declared owner is not an active member of the company that this app can see (userid, the field 账号), or the " +
      "owner was removed and nobody named to follow.",
  ],
  [86007, badMember],
  [60111, badMember],
  [40003, badMember],
  [40031, badMember],
  [46004, badMember],
  [301021, badMember],
  [
    86008,
    "Another app of this corp made the chat; only that app can manage it. Use that app's secret, or choose another chatId.",
  ],
  [86207, "The owner must be one of the chat's members."],
  [
    40007,
    "The media_id is unknown, of another type than the message, or older than three days: upload the file again.",
  ],
  [40058, "WeCom calls a value or a list too long, or malformed."],
  [45007, `A voice may play ${maxVoiceSeconds} seconds at most: cut it, or send it as a file.`],
  [48006, `WeCom withdrew the right after long disuse; an administrator can give it back: ${appPage}.`],
]);

/** The codes for "no such chat", where a message was meant for it. */
const noChatToSendTo: ReadonlySet<number> = new Set([86001, 86003, 40050, 49008]);
const noSuchChat =
  "This app has no such chat, so the message was not sent. Compare the chatId: does the chat exist, and was it made by this app? " +
  "Only the app that made a chat with appchat/create can write to it.";

/** The quotas that a call may have used up: its own, or those that every call has. */
const quotasOf = (endpoint: Endpoint): string => {
  const own = corpQuotas.filter((quota) => quota.endpoint === endpoint.name);
  const quotas = own.length > 0 ? own : corpQuotas.filter((quota) => quota.endpoint === "any");
  return quotas.map(({ calls, window }) => `${calls} ${window === "hour" ? "an" : "a"} ${window}`).join(" and ");
};

const messageQuota =
  `All apps of a corp together may send ${messageQuotas.map(({ personTimes, window }) => `${personTimes} person-times ${window === "hour" ? "an" : "a"} ${window}`).join(" and ")} ` +
  "(page 90248; larger corps more an hour): a message to a chat of 100 counts 100. The message was not sent; run again when the window is over.";

/** What a 45009 of a call is about. */
export const quotaHint = (endpoint: Endpoint): string =>
  endpoint.name === "appchat/send"
    ? messageQuota
    : `All apps of a corp together may make so many ${endpoint.name} calls: ${quotasOf(endpoint)} (page 90454). ` +
      "What was done so far is recorded; run again when the window is over and it goes on from there.";

export const hintFor = (endpoint: Endpoint, errcode: number): string | undefined => {
  if (errcode === 45009 || errcode === 45011) return quotaHint(endpoint);
  return endpoint.name === "appchat/send" && noChatToSendTo.has(errcode) ? noSuchChat : hints.get(errcode);
};
