import * as pulumi from "@pulumi/pulumi";

/**
 * Triggers as JSON has them. Of a Date, a URL, a Set or a bigint Pulumi would keep an empty object, in which no change
 * ever shows.
 */
export const comparable = (value: unknown): unknown => {
  if (pulumi.Output.isInstance(value)) return value.apply(comparable);
  if (value instanceof Promise) return value.then(comparable);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || isPulumis(value)) return value;
  if (Array.isArray(value)) return Array.from(value, comparable);
  if (value instanceof Map || value instanceof Set) return [...value].map(comparable);
  if ("toJSON" in value && typeof value.toJSON === "function") return comparable(value.toJSON());
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, comparable(inner)]));
};

/** Pulumi has forms of its own for these. */
const isPulumis = (value: unknown): boolean =>
  pulumi.Resource.isInstance(value) || pulumi.asset.Asset.isInstance(value) || pulumi.asset.Archive.isInstance(value);
