/** Fields of a message's content: the simulator has checked them, but the type of a content says nothing about them. */
export const textOf = (content: Readonly<Record<string, unknown>>, key: string): string => {
  const value = content[key];
  return typeof value === "string" ? value : "";
};

export const articlesOf = (content: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(content.articles) ? content.articles : [];

/** 12 B, 3.4 kB, 1.2 MB. */
export function sizeText(bytes: number, tag: string): string {
  const [value, unit] =
    bytes < 1_000 ? [bytes, "B"] : bytes < 1_000_000 ? [bytes / 1_000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
