import { createHash } from "node:crypto";

/**
 * Chance as a value: the same seed and the same subject always give the same outcome, whatever was asked before.
 * A stream of numbers would make one call's outcome depend on how many calls other clients made.
 */
export type Subject = readonly (string | number)[];

const digest = (seed: number, subject: Subject): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([seed, ...subject]))
    .digest();

/** A number from 0 (included) to 1 (not included). */
export const fraction = (seed: number, subject: Subject): number => digest(seed, subject).readUIntBE(0, 6) / 2 ** 48;

/** One of the list, or `undefined` when it is empty. */
export const pick = <T>(seed: number, subject: Subject, list: readonly T[]): T | undefined =>
  list[Math.floor(fraction(seed, subject) * list.length)];

/** The list in an order of chance. */
export const shuffle = (seed: number, subject: Subject, list: readonly string[]): readonly string[] =>
  list
    .map((item) => ({ item, at: fraction(seed, [...subject, item]) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** Decimal digits, at most 70; the first is never 0. */
export function digits(seed: number, subject: Subject, length: number): string {
  const number = BigInt(`0x${digest(seed, subject).toString("hex")}`);
  const smallest = 10n ** BigInt(length - 1);
  return String(smallest + (number % (smallest * 9n)));
}

/** Characters of base64url, any length. */
export function letters(seed: number, subject: Subject, length: number): string {
  let text = "";
  for (let block = 0; text.length < length; block += 1) text += digest(seed, [...subject, block]).toString("base64url");
  return text.slice(0, length);
}
