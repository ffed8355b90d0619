import * as pulumi from "@pulumi/pulumi";
import { formatPath } from "../engine/problem";
import { isPlainObject } from "./plain";

type Path = readonly PropertyKey[];

/**
 * The arguments, of which no text has half of a character (a lone surrogate, mostly of an emoji that was cut in two).
 * Pulumi's transport refuses those, too, but says neither the argument nor what to do. What isn't there yet is looked at
 * when it comes.
 *
 * @param what the resource, as people know it
 * @throws pulumi.RunError that names the argument and not its value. An output fails with it; what is inside of one
 * isn't named, since that may be secret.
 */
export const wholeText = <Args extends object>(what: string, args: Args): Args => {
  const text = (value: string, path: Path): string => {
    if (value.isWellFormed()) return value;
    const at = 1 + [...value].findIndex((each) => !each.isWellFormed());
    throw new pulumi.RunError(
      `${what}: ${formatPath(path)} has half of a character (character ${at} of the text). ` +
        'Was the text cut in the middle of an emoji? Cut it by characters: [...text].slice(0, 100).join("")',
    );
  };
  const whole = (value: unknown, path: Path, within: (path: Path, step: PropertyKey) => Path): unknown => {
    if (typeof value === "string") return text(value, path);
    const later = (known: unknown): unknown => whole(known, path, (outside) => outside);
    if (pulumi.Output.isInstance(value)) return value.apply(later);
    if (value instanceof Promise) return value.then(later);
    if (isTextAsset(value)) return new pulumi.asset.StringAsset(value.text.then((known) => String(later(known))));
    if (Array.isArray(value)) return value.map((inner, index) => whole(inner, within(path, index), within));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const at = within(path, key);
        return [text(key, at), whole(inner, at, within)];
      }),
    );
  };
  return whole({ ...args }, [], (path, step) => [...path, step]) as Args;
};

/** An asset of a text; Pulumi keeps that as a promise. */
const isTextAsset = (value: unknown): value is { readonly text: Promise<unknown> } =>
  pulumi.asset.Asset.isInstance(value) && (value as { readonly text?: unknown }).text instanceof Promise;
