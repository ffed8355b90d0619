/** A piece of a line of markdown. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bold"; readonly parts: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly address: string; readonly parts: readonly Inline[] }
  | { readonly kind: "colour"; readonly colour: Colour; readonly parts: readonly Inline[] }
  | { readonly kind: "mention"; readonly userid: string };

/** The three that WeCom has (page 90248). */
export type Colour = "info" | "comment" | "warning";

export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly parts: readonly Inline[] }
  | { readonly kind: "quote"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: "lines"; readonly lines: readonly (readonly Inline[])[] };

/**
 * What WeCom shows of markdown: headings, bold, links, code in a line, quotes, three colours, mentions (page 90248). All
 * else stays the text that it is, HTML too: what comes out are values, never markup.
 */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    const block = parseLine(line);
    const last = blocks.at(-1);
    if (block.kind !== "heading" && last?.kind === block.kind)
      blocks[blocks.length - 1] = { kind: block.kind, lines: [...last.lines, ...block.lines] };
    else blocks.push(block);
  }
  return blocks;
}

function parseLine(line: string): Block {
  const [, marks = "", title = ""] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  if (marks !== "") return { kind: "heading", level: marks.length, parts: parseInline(title) };
  const [isQuote, quoted = ""] = /^>\s?(.*)$/.exec(line) ?? [];
  if (isQuote !== undefined) return { kind: "quote", lines: [parseInline(quoted)] };
  return { kind: "lines", lines: [parseInline(line)] };
}

interface Rule {
  readonly pattern: RegExp;
  readonly make: (groups: readonly string[]) => Inline | undefined;
}

const rules: readonly Rule[] = [
  { pattern: /`([^`]+)`/, make: ([text = ""]) => ({ kind: "code", text }) },
  { pattern: /\*\*(.+?)\*\*/, make: ([inner = ""]) => ({ kind: "bold", parts: parseInline(inner) }) },
  {
    pattern: /\[([^\]]+)\]\(([^()\s]+)\)/,
    make: ([label = "", address = ""]) =>
      isSafeAddress(address) ? { kind: "link", address, parts: parseInline(label) } : undefined,
  },
  {
    pattern: /<font color="(info|comment|warning)">(.*?)<\/font>/,
    make: ([colour = "", inner = ""]) => ({ kind: "colour", colour: colour as Colour, parts: parseInline(inner) }),
  },
  { pattern: /<@([^<>\s]+)>/, make: ([userid = ""]) => ({ kind: "mention", userid }) },
];

/** The parts of one line, the first mark that can be read first. */
export function parseInline(line: string): readonly Inline[] {
  return parseBy(line, rules);
}

/** As plain texts are shown: mentions, and addresses as links. */
export function parsePlain(line: string): readonly Inline[] {
  return parseBy(line, [
    { pattern: /<@([^<>\s]+)>/, make: ([userid = ""]) => ({ kind: "mention", userid }) },
    {
      pattern: /(https?:\/\/[^\s<>"'，。；）】]+[^\s<>"'，。；）】.,;:!?)\]])/,
      make: ([address = ""]) =>
        isSafeAddress(address) ? { kind: "link", address, parts: [{ kind: "text", text: address }] } : undefined,
    },
  ]);
}

function parseBy(line: string, rulesHere: readonly Rule[]): readonly Inline[] {
  const parts: Inline[] = [];
  let plain = "";
  let rest = line;
  while (rest !== "") {
    const found = rulesHere
      .map(({ pattern, make }) => ({ match: pattern.exec(rest), make }))
      .filter(({ match }) => match !== null)
      .toSorted((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0];
    if (found?.match == null) break;
    const [whole, ...groups] = found.match;
    const made = found.make(groups);
    plain += rest.slice(0, found.match.index);
    rest = rest.slice(found.match.index + whole.length);
    if (made === undefined) {
      plain += whole;
      continue;
    }
    if (plain !== "") parts.push({ kind: "text", text: plain });
    plain = "";
    parts.push(made);
  }
  return plain + rest === "" ? parts : [...parts, { kind: "text", text: plain + rest }];
}

/** Only addresses of the web lead anywhere: `javascript:` and the like stay text. */
export function isSafeAddress(address: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
