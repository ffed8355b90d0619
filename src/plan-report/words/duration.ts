export type Unit = "s" | "min" | "h" | "d";

export interface Rounded {
  readonly count: number;
  readonly unit: Unit;
}

/** A time as people say it: undefined for a few seconds, else a round number of the unit that fits. */
export const rounded = (seconds: number): Rounded | undefined => {
  if (seconds < 10) return undefined;
  if (seconds < 90) return { count: Math.ceil(seconds / 10) * 10, unit: "s" };
  if (seconds < 90 * 60) return { count: Math.ceil(seconds / 60), unit: "min" };
  if (seconds < 36 * 3_600) return { count: Math.ceil(seconds / 3_600), unit: "h" };
  return { count: Math.ceil(seconds / 86_400), unit: "d" };
};
