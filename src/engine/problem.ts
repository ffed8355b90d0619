/** Something wrong with an argument. */
export interface Problem {
  /** From the argument inwards; empty where it isn't about one argument. */
  readonly path: readonly PropertyKey[];
  /** What is wrong and what the limit is, without the value. */
  readonly message: string;
  /** The path ends in a key that somebody chose (a userid), so of a secret argument it isn't told. */
  readonly entry?: true;
  /** The value is not repeated, secret or not: the text of a message. */
  readonly unquoted?: true;
  /** What says more than the value: the name of a file. Of a secret argument it isn't told. */
  readonly shown?: string | undefined;
}

/** What may be shown of the arguments. */
export interface Visible {
  readonly args: Readonly<Record<string, unknown>>;
  /** Names of the arguments that are, or may be, secret. */
  readonly isSecret: (argument: string) => boolean;
}

/** Of a value or of a key that somebody chose, in characters. */
const longestValue = 120;

/** One sentence for a person: where, which value, what is wrong. Nothing of a secret argument but where it is. */
export const describeProblem = ({ path, message, entry, unquoted, ...problem }: Problem, visible: Visible): string => {
  const [argument] = path;
  if (argument === undefined) return message;
  if (visible.isSecret(String(argument))) {
    return `${entry ? `an entry of ${String(argument)}` : formatPath(path)} (a secret) ${message}`;
  }
  // Of an entry it is the key that is wrong, and it is named already.
  const shown = entry || unquoted ? "" : shownValue(problem.shown ?? valueAt(visible.args, path));
  return `${formatPath(path)}${shown} ${message}`;
};

const shownValue = (value: unknown): string => (value === undefined ? "" : ` (${abridged(JSON.stringify(value))})`);

/** As Pulumi writes property paths: `news.articles[0].title`, `members["li.si"]`. */
export const formatPath = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      const key = abridged(String(step));
      if (!/^[a-z_]\w*$/i.test(key)) return `[${JSON.stringify(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join("");

const valueAt = (args: Readonly<Record<string, unknown>>, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    args,
  );

const abridged = (text: string): string => (text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);
