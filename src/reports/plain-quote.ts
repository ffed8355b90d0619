import { withDirectionEnded } from "./direction";
import type { Quoted } from "./phrase";
import { visible } from "./visible";

/** How a text without markup quotes: names in quotation marks, so that one sees where they end. */
export const plainQuote = ({ quoted, as }: Quoted): string => {
  const shown = visible(quoted);
  return withDirectionEnded(as === "name" || shown.trim() !== shown || shown === "" ? `"${shown}"` : shown);
};
