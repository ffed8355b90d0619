const width = 72;

/**
 * JSON as people read it: what fits on a line stays on one, and a list of short values flows over as few lines as it
 * needs, so that two thousand userids aren't two thousand lines.
 */
export function prettyJson(value: unknown, indent = ""): string {
  const inOne = JSON.stringify(value);
  const spaced = oneLine(value);
  if (indent.length + spaced.length <= width || typeof value !== "object" || value === null)
    return typeof value === "object" ? spaced : inOne;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.every((item) => typeof item !== "object" || item === null)
      ? flowed(
          value.map((item) => JSON.stringify(item)),
          deeper,
        )
      : value.map((item) => deeper + prettyJson(item, deeper)).join(",\n");
    return `[\n${items}\n${indent}]`;
  }
  const fields = Object.entries(value).map(
    ([key, inner]) => `${deeper}${JSON.stringify(key)}: ${prettyJson(inner, deeper)}`,
  );
  return `{\n${fields.join(",\n")}\n${indent}}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${oneLine(inner)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function flowed(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const [at, item] of items.entries()) {
    const text = at < items.length - 1 ? `${item},` : item;
    if (line.length > indent.length && line.length + 1 + text.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.length > indent.length ? ` ${text}` : text;
  }
  return [...lines, line].join("\n");
}

/** A text that is JSON as people read it; another as it is. */
export function prettyText(text: string): string {
  try {
    return prettyJson(JSON.parse(text));
  } catch {
    return text;
  }
}
