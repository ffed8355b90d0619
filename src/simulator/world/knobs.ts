import { z } from "zod";
import { chatLimits, mediaLifeS, tokenLifeS } from "../../api/limits";
import type { Given } from "../given";
import { quotaProfile } from "../quotas/quota-profile";

const errcode = <const T extends number>(...codes: readonly T[]) => z.literal(codes);

/**
 * What nobody outside WeCom knows, or what differs between corps, as settings. Each default is the observed or likeliest
 * behaviour; one marked [unknown] has no evidence at all, so a client has to work with each of its values.
 */
export const knobsSchema = z.strictObject({
  /** For a chat id that doesn't exist. Default 86001 [observed]. */
  notFoundErrcode: errcode(86001, 86003, 40050).default(86001),
  /** For a chat that was dissolved: as one that never was, or 49008 [unknown]. */
  dissolvedErrcode: z.union([z.literal("as-not-found"), errcode(49008)]).default("as-not-found"),
  /** Whether the id of a dissolved chat can be used for a new one [unknown]. */
  dissolvedChatid: z.enum(["taken", "free"]).default("taken"),
  /** For a userid that is malformed or not in the directory. Defaults 86007 and 60111 [observed]. */
  badMemberErrcode: z
    .strictObject({
      create: errcode(86007, 60111, 86216).default(86007),
      update: errcode(86007, 60111, 86216).default(60111),
    })
    .prefault({}),
  /** `del_user_list` names somebody who isn't in the chat [unknown]. */
  removeAbsent: z.union([z.literal("ignore"), errcode(86216)]).default("ignore"),
  /** `add_user_list` names somebody who is in the chat [unknown]. */
  addPresent: z.union([z.literal("ignore"), errcode(86216, 60111, 86007)]).default("ignore"),
  /** The owner isn't one of the members, in create and update [unknown]. */
  ownerNotListed: z.union([z.literal("accept"), errcode(86207)]).default(86207),
  /** The owner is removed and no new one is named: refused, or WeCom picks one [unknown]. */
  ownerRemoved: z.union([z.literal("random"), errcode(86005, 86203, 86207, 40058)]).default(86005),
  /** How an id that `userlist` names twice counts for the fewest and the most members [unknown]. */
  duplicateUserids: z.enum(["once", "each"]).default("once"),
  /** An update that would leave fewer than 2 members [unknown]. */
  updateBelowMinimum: z.union([z.literal("allow"), errcode(86006)]).default(86006),
  /**
   * Order of adding and removing inside one update; the member limits hold after each step. `at-once`: they hold for the
   * result alone. Default `add-first` [third party, private edition; unknown in the public cloud].
   */
  updateOrder: z.enum(["add-first", "delete-first", "at-once"]).default("add-first"),
  /** `null`, `""` in update: as if left out, or taken at their word [inferred from clients in use]. */
  emptyInUpdate: z.enum(["unset", "literal"]).default("unset"),
  /** Most members of a chat; a corp's own lower limit goes into the seed. 1999 if the app takes a place [unknown]. */
  maxMembers: z.int().min(chatLimits.minMembers).max(chatLimits.maxMembers).default(chatLimits.maxMembers),
  /** What is counted where a long name is cut, or `refuse` with 86004 [unit unknown]. */
  nameCut: z.enum(["code-points", "graphemes", "utf16-units", "refuse"]).default("code-points"),
  /** The name of a chat made without one [unknown]. */
  defaultName: z.enum(["empty", "joined-userids"]).default("empty"),
  /** Spelling of userids in `appchat/get` [unknown]. */
  useridCase: z.enum(["as-sent", "lower"]).default("as-sent"),
  /** Order of `userlist` in `appchat/get` [unknown]. */
  userlistOrder: z.enum(["as-sent", "shuffled"]).default("as-sent"),
  /** Ids that WeCom makes: 20 digits [observed], or 43 characters of base64url as in the private edition [observed]. */
  chatidShape: z.enum(["by-edition", "digits", "base64url"]).default("by-edition"),
  /** Whether `appchat/send` answers a `msgid` [third party]. */
  sendMsgid: z.enum(["absent", "present"]).default("absent"),
  /** `safe: 1` where it can't be: on voice, textcard and markdown, and on a file of another type [unknown]. */
  safeUnsupported: z.union([z.literal("ignore"), errcode(40035, 40058)]).default("ignore"),
  /** `mentioned_list` names somebody who isn't in the chat [unknown]. */
  mentionStranger: z.union([z.literal("ignore"), errcode(40031, 60111)]).default("ignore"),
  /** `appchat/revoke` of what the app never sent. Default 40058 [doc, its text]. */
  revokeUnknown: z.union([z.literal("ignore"), errcode(40058, 40088)]).default(40058),
  /** Seconds that a media_id lives (page 90253). */
  mediaLifeS: z.int().min(1).default(mediaLifeS),
  /** Which part of a form is the file: the one named `media` [doc 90253], or any [observed in clients of the private edition]. */
  uploadPart: z.enum(["media", "any"]).default("media"),
  /** A file name that comes only as `filename*=UTF-8''…`; 44001 was seen in 2018 [observed, weak]. */
  extendedFilename: z.union([z.literal("accept"), errcode(44001)]).default("accept"),
  /** A file that is too large: 45001, or 40009 an image, 40011 a video, 40006 the others [unknown: all are official]. */
  mediaTooLarge: z.union([z.literal("by-type"), errcode(45001)]).default(45001),
  /** Whether the ending of a file's name has to fit its type, or its contents alone [unknown]. */
  mediaExtension: z.enum(["check", "ignore"]).default("check"),
  /** Messages beyond a person's quota are dropped and the answer is ok [doc 90248]. */
  silentDrop: z.boolean().default(true),
  /** Quotas: a named profile, or figures of your own. */
  quotas: z.union([z.enum(["current", "older", "off"]), quotaProfile]).default("current"),
  /**
   * What the create and update quotas count: chats made and changes done, as their official texts say, or every call
   * that reaches the check [unknown]. The quotas of any one endpoint always count calls.
   */
  quotaCounts: z.enum(["done", "calls"]).default("done"),
  /** Where the day of a daily quota begins. Default 480, which is UTC+8 [unknown]. */
  dayUtcOffsetMinutes: z
    .int()
    .min(-12 * 60)
    .max(14 * 60)
    .default(8 * 60),
  /** Seconds that a token lives (page 91039). */
  tokenLifeS: z.int().min(1).default(tokenLifeS),
  /** WeCom may void a token before its time (page 91039): after so many calls with it; `null`: never. */
  tokenDiesAfterCalls: z.int().min(1).nullable().default(null),
  /** `gettoken` again while a token lives: the same one or another [unknown]. */
  tokenOnRepeat: z.enum(["same", "new"]).default("same"),
  /** For a token whose time is over. */
  expiredTokenErrcode: errcode(42001, 40014).default(42001),
  /** For a token that was voided or never issued. */
  voidedTokenErrcode: errcode(40014, 42001, 40001).default(40014),
  /** For an app whose visible scope isn't the root department: 60011 [observed 2020] on create, 48002 [doc] elsewhere. */
  scopeErrcode: z
    .strictObject({
      create: errcode(60011, 48002, 50002).default(60011),
      others: errcode(60011, 48002, 50002).default(48002),
    })
    .prefault({}),
  /** `gettoken` of a disabled app: a token, with which each call answers 50003, or a refusal [unknown]. */
  disabledAppGettoken: z.union([z.literal("issue"), errcode(40001, 50003)]).default("issue"),
  /** Decides everything that WeCom leaves to chance, such as the owner of a chat made without one. */
  randomSeed: z.int().default(1),
});

export type Knobs = z.output<typeof knobsSchema>;
export type KnobChanges = Given<z.input<typeof knobsSchema>>;
