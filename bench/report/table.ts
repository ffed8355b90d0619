import { median } from "../statistics";

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

export const seconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
export const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? "not measured" : `${Math.round(bytes / 1e6)} MB`;
export const ratio = (value: number): string => value.toFixed(2);
export const times = (value: number): string => `${ratio(value)} ×`;

/** The median, and between which values it lies where there are several. */
export const withRange = (values: readonly number[], shown: (value: number) => string, unit = ""): string => {
  const middle = `${shown(median(values))}${unit}`;
  return values.length === 1 ? middle : `${middle} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`;
};
