/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

export const seconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
export const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? "not measured" : `${Math.round(bytes / 1e6)} MB`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
