import { type MediaType, messageLimits } from "../../api/limits";
import type { Fields } from "../wire/fields";
import { isRefused, type Refused, refuse } from "../wire/refusal";
import { type CutText, cutToBytes, cutToCharacters } from "./cutting";
import { type FieldRule, isMessageType, type MessageForm, type MessageType, messageTypes } from "./message-types";

/** A field that was too long: people see only its beginning, and the caller isn't told. */
export interface FieldCut {
  /** Its place in the content, such as `articles[0].title`. */
  readonly field: string;
  /** What was cut off. */
  readonly lost: string;
}

/** A media_id in a message, and the kind of media that has to be behind it. */
export interface MediaReference {
  readonly mediaId: string;
  readonly type: MediaType;
}

/** What the content of a message says, as far as it can be told without the chat and the media. */
export interface Reading {
  /** The fields that its type has, as people see them: after cuts, with defaults. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly cuts: readonly FieldCut[];
  readonly references: readonly MediaReference[];
  /** `mentioned_list`: userids and `@all`. */
  readonly mentions: readonly string[];
}

const nothing: Reading = { content: {}, cuts: [], references: [], mentions: [] };

/** The message of a call, by the table of types; 40008 for one that isn't in it. The other types' keys aren't looked at. */
export function readMessage(fields: Fields): (Reading & { readonly msgtype: MessageType }) | Refused {
  const msgtype = fields.text("msgtype") ?? "";
  if (!isMessageType(msgtype)) return refuse(40008);
  const reading = readForm(fields.inside(msgtype), messageTypes[msgtype], "");
  return isRefused(reading) ? reading : { msgtype, ...reading };
}

function readForm(fields: Fields, form: MessageForm, place: string): Reading | Refused {
  let whole = nothing;
  for (const [name, rule] of Object.entries(form)) {
    const part = readField(fields, name, rule, `${place}${name}`);
    if (isRefused(part)) return part;
    whole = joined(whole, part);
  }
  return whole;
}

const joined = (a: Reading, b: Reading): Reading => ({
  content: { ...a.content, ...b.content },
  cuts: [...a.cuts, ...b.cuts],
  references: [...a.references, ...b.references],
  mentions: [...a.mentions, ...b.mentions],
});

function readField(fields: Fields, name: string, rule: FieldRule, place: string): Reading | Refused {
  switch (rule.kind) {
    case "text":
      return readText(fields.text(name) ?? "", name, rule, place);
    case "media": {
      const mediaId = fields.text(name) ?? "";
      if (mediaId === "") return refuse(41006);
      return { ...nothing, content: { [name]: mediaId }, references: [{ mediaId, type: rule.type }] };
    }
    case "mentions": {
      const mentions = fields.listOr(name, "@all");
      return mentions.length === 0 ? nothing : { ...nothing, content: { [name]: mentions }, mentions };
    }
    case "articles":
      return readArticles(fields.each(name), name, rule.each, place);
  }
}

function readText(
  sent: string,
  name: string,
  { missing, atMost, cutTo, byDefault }: FieldRule & { readonly kind: "text" },
  place: string,
): Reading | Refused {
  if (sent === "" && missing !== undefined) return refuse(missing);
  if (atMost !== undefined && Buffer.byteLength(sent) > atMost.bytes) return refuse(atMost.errcode);
  const text = sent === "" ? (byDefault ?? "") : sent;
  if (text === "") return nothing;
  const { kept, lost } = cutBy(text, cutTo);
  return { ...nothing, content: { [name]: kept }, cuts: lost === "" ? [] : [{ field: place, lost }] };
}

function cutBy(text: string, cutTo: (FieldRule & { readonly kind: "text" })["cutTo"]): CutText {
  if (cutTo === undefined) return { kept: text, lost: "" };
  return "bytes" in cutTo ? cutToBytes(text, cutTo.bytes) : cutToCharacters(text, cutTo.characters);
}

/** 45008 is 图文消息的文章数量不符合系统限制: that it is also said of no article at all is inferred. */
function readArticles(articles: readonly Fields[], name: string, each: MessageForm, place: string): Reading | Refused {
  const { minArticles, maxArticles } = messageLimits;
  if (articles.length < minArticles || articles.length > maxArticles) return refuse(45008);
  const contents: Reading["content"][] = [];
  let rest = nothing;
  for (const [at, article] of articles.entries()) {
    const reading = readForm(article, each, `${place}[${at}].`);
    if (isRefused(reading)) return reading;
    contents.push(reading.content);
    rest = joined(rest, { ...reading, content: {} });
  }
  return { ...rest, content: { [name]: contents } };
}
