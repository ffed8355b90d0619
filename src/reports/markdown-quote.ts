import { withDirectionEnded } from "./direction";
import type { Quoted } from "./phrase";
import { visible } from "./visible";

/** A comment on GitHub has at most 65 536 characters; a job's summary a megabyte. */
export const maxCommentBytes = 64_000;

/**
 * How Markdown quotes, on GitHub and on GitLab: names and ids as code, in which nothing means anything, neither a
 * mention nor a link nor HTML.
 */
export const markdownQuote = ({ quoted, as }: Quoted): string =>
  as === "prose" ? markdownProse(quoted) : withDirectionEnded(codeSpan(quoted));

/**
 * A code span (CommonMark 6.1). Its fence is longer than any run of backticks in it, and a blank that begins or ends it
 * is kept by another one. A table would cut it at a bar, so none of these belong into tables.
 */
const codeSpan = (text: string): string => {
  const shown = visible(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  // A span can't be empty, and one of blanks alone shows nothing.
  if (shown.trim() === "") return `\`"${shown}"\``;
  const space = /^[ `]|[ `]$/.test(shown) ? " " : "";
  return fence + space + shown + space + fence;
};

/**
 * Sentences without any meaning to Markdown: marks as numeric references, which stand for the character alone
 * (CommonMark 6.2). Mentions (`@`) and references (`#1`, `!1`) are looked for in what comes out, so these marks are cut
 * off from what follows by a word joiner.
 */
const markdownProse = (text: string): string =>
  visible(text).replace(marks, (mark) => `&#${mark.charCodeAt(0)};${/[@#!]/.test(mark) ? "&#8288;" : ""}`);

/** Anywhere; at the beginning, where a list would begin; and inside of what becomes a link by itself. */
const marks = /[!#$&*<>@[\\\]^_`{|}~]|(?<=^)[-+=]|(?<=^\d+)[.)]|:(?=\/)|(?<=www)\./gi;
