import { secretSignature } from "../engine/secret";

/** Properties of the state out of their wrappings. */
export interface Revealed {
  /** Without those that are encrypted. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Names of those that are secret or hold something secret. */
  readonly secret: readonly string[];
  /** Names of those of which something is encrypted, so that nobody can read it here. */
  readonly encrypted: readonly string[];
}

/**
 * An export holds a secret as `{<signature>, ciphertext}`, or as `{<signature>, plaintext}` where it was made with
 * `--show-secrets` (`sdk/go/common/apitype/core.go`, `SecretV1`).
 */
export const reveal = (properties: Readonly<Record<string, unknown>>): Revealed => {
  const opened = Object.entries(properties).map(([name, value]) => ({ name, ...open(value) }));
  const namesOf = (flag: "secret" | "encrypted") => opened.filter((each) => each[flag]).map(({ name }) => name);
  return {
    properties: Object.fromEntries(opened.filter((each) => !each.encrypted).map(({ name, value }) => [name, value])),
    secret: namesOf("secret"),
    encrypted: namesOf("encrypted"),
  };
};

interface Opened {
  readonly value: unknown;
  readonly secret: boolean;
  readonly encrypted: boolean;
}

const open = (value: unknown): Opened => {
  if (typeof value !== "object" || value === null) return { value, secret: false, encrypted: false };
  if (isSecret(value)) {
    if (typeof value.plaintext !== "string") return { value: undefined, secret: true, encrypted: true };
    return { ...open(parsed(value.plaintext)), secret: true };
  }
  const inner = Object.entries(value).map(([key, each]) => [key, open(each)] as const);
  const values = inner.map(([key, each]) => [key, each.value] as const);
  return {
    value: Array.isArray(value) ? values.map(([, each]) => each) : Object.fromEntries(values),
    secret: inner.some(([, each]) => each.secret),
    encrypted: inner.some(([, each]) => each.encrypted),
  };
};

/** In an export a secret is JSON inside the JSON. */
const parsed = (plaintext: string): unknown => {
  try {
    return JSON.parse(plaintext);
  } catch {
    return plaintext;
  }
};

interface Secret {
  readonly plaintext?: unknown;
}

const isSecret = (value: object): value is Secret =>
  Object.entries(secretSignature).every(([key, mark]) => (value as Readonly<Record<string, unknown>>)[key] === mark);
