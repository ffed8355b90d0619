import { secretSignature } from "../engine/secret";
import { isUnknown } from "../engine/unknown";

/** Properties of a resource, of which a preview doesn't show all. */
export interface Shown {
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of those that are secret: their values are nowhere in `values`. */
  readonly secret: readonly string[];
  /** Names of those that only the run will know. */
  readonly unknown: readonly string[];
}

/** What a preview prints in place of a secret value. */
const masked = "[secret]";

/**
 * What a preview shows of a resource's properties. Secret is what the preview masks, what is marked as such, and what
 * the resource itself says is (`__secrets`); where a part of a value is, all of it.
 */
export const shownOf = (properties: Readonly<Record<string, unknown>> = {}): Shown => {
  const declared = Array.isArray(properties.__secrets) ? properties.__secrets : [];
  const values: Record<string, unknown> = {};
  const secret: string[] = [];
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (declared.includes(name) || holdsSecret(value)) secret.push(name);
    else if (isUnknown(value)) unknown.push(name);
    else values[name] = value;
  }
  return { values, secret, unknown };
};

/** Whether a value, or anything in it, is secret. */
const holdsSecret = (value: unknown): boolean => {
  if (value === masked) return true;
  if (typeof value !== "object" || value === null) return false;
  return isMarked(value) || Object.values(value).some(holdsSecret);
};

const isMarked = (value: object): boolean =>
  Object.entries(secretSignature).every(([key, mark]) => (value as Readonly<Record<string, unknown>>)[key] === mark);
