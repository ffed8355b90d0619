/** Something wrong with an argument. */
export interface Problem {
  /** From the argument inwards; empty where it isn't about one argument. */
  readonly path: readonly PropertyKey[];
  /** What is wrong and what the limit is, without the value. */
  readonly message: string;
}

/** What may be shown of the arguments. */
export interface Visible {
  readonly args: Readonly<Record<string, unknown>>;
  /** Names of the arguments that are, or may be, secret. */
  readonly isSecret: (argument: string) => boolean;
}

const longestValue = 120;

/** One sentence for a person: where, which value, what is wrong. Nothing of a secret argument but its name. */
export const describeProblem = ({ path, message }: Problem, visible: Visible): string => {
  const [argument] = path;
  if (argument === undefined) return message;
  if (visible.isSecret(String(argument))) {
    return `${path.length > 1 ? "an entry of " : ""}${String(argument)} (a secret) ${message}`;
  }
  const shown = isUserid(path) ? "" : shownValue(valueAt(visible.args, path));
  return `${formatPath(path)}${shown} ${message}`;
};

/** In `members["li si"]` it is the key that is wrong, and it is named already. */
const isUserid = (path: readonly PropertyKey[]): boolean => path.length > 1 && typeof path.at(-1) === "string";

const shownValue = (value: unknown): string => (value === undefined ? "" : ` (${abridged(JSON.stringify(value))})`);

/** As Pulumi writes property paths: `members["li.si"]`, `members[0]`. */
const formatPath = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) =>
      index === 0 ? String(step) : `[${typeof step === "number" ? step : JSON.stringify(String(step))}]`,
    )
    .join("");

const valueAt = (args: Readonly<Record<string, unknown>>, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    args,
  );

const abridged = (json: string): string => (json.length > longestValue ? `${json.slice(0, longestValue)}…` : json);
