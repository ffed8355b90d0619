import assert from "node:assert/strict";
import { messageLimits } from "../../../../src/api/limits";
import type { FieldRule, MessageForm } from "../../../../src/simulator/messages/message-types";
import { messageTypes } from "../../../../src/simulator/messages/message-types";
import { read, tableOf } from "../../../docs/markdown";

/** Rows of the reference as the code has them: field, what is answered where it is missing, what where it is too long. */
const rowsOf = (form: MessageForm, place = ""): readonly (readonly string[])[] =>
  Object.entries(form).flatMap(([name, rule]) => {
    const field = `\`${place}${name}\``;
    if (rule.kind !== "articles") return [[field, missing(rule), tooLong(rule)]];
    return [
      [field, "45008", `${messageLimits.maxArticles} articles: 45008`],
      ...rowsOf(rule.each, `${place}${name}[].`),
    ];
  });

function missing(rule: FieldRule): string {
  if (rule.kind === "media") return "41006";
  if (rule.kind !== "text") return "";
  return String(rule.missing ?? (rule.byDefault === undefined ? "" : `\`${rule.byDefault}\``));
}

function tooLong(rule: FieldRule): string {
  if (rule.kind !== "text") return "";
  if (rule.atMost !== undefined) return `${rule.atMost.bytes} bytes: ${rule.atMost.errcode}`;
  if (rule.cutTo === undefined) return "";
  return "bytes" in rule.cutTo ? `${rule.cutTo.bytes} bytes: cut` : `${rule.cutTo.characters} characters: cut`;
}

describe("docs/simulator.md: messages", () => {
  it("has every field of every type, with its codes and limits", () =>
    assert.deepEqual(
      tableOf(read("docs/simulator.md"), "type of message"),
      Object.entries(messageTypes).flatMap(([name, form]) => rowsOf(form).map((row) => [`\`${name}\``, ...row])),
    ));
});
