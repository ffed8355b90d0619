/**
 * Names of constants for chats, each valid and used once. Letters of other scripts than these would do in principle,
 * but right-to-left ones turn a line of code around, and those that Unicode has only lately are unknown to the
 * TypeScript 3.8 that Pulumi brings along. All of these have been letters since Unicode 3.
 */
export class Identifiers {
  readonly #taken = new Set(reserved);

  /** @param fallback what to go by where the name has no letter that can be used: the chat's id */
  take(name: string, fallback: string): string {
    const wanted = camelCase(name) || camelCase(fallback);
    const base = /^\d|^$/.test(wanted) ? `chat${wanted}` : wanted;
    for (let number = 1; ; number += 1) {
      const candidate = number > 1 ? `${base}_${number}` : reserved.has(base) ? `${base}Chat` : base;
      if (this.#taken.has(candidate)) continue;
      this.#taken.add(candidate);
      return candidate;
    }
  }
}

/** Latin, Greek, Cyrillic, Hiragana, Katakana, Han, Hangul, and digits. */
const words =
  /[0-9A-Za-zÀ-ÖØ-öø-ɏ\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u3041-\u3094\u30a1-\u30fa\u30fc\u3400-\u4db5\u4e00-\u9fa5\uac00-\ud7a3]+/g;

/** Compatible forms are made plain first: a full-width A is an A. */
const camelCase = (name: string): string => {
  const found = name.normalize("NFKC").match(words) ?? [];
  // Only ASCII has its case changed: elsewhere that may yield characters that are not on the list.
  const [first = "", ...others] = found.map((word) => (/^[A-Z0-9]+$/.test(word) ? asciiLower(word) : word));
  const begun = first.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, asciiLower);
  return begun + others.map((word) => word.replace(/^[a-z]/, (letter) => letter.toUpperCase())).join("");
};

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Words of the language, and what a CommonJS module or the strict mode keeps for itself. */
const reserved: ReadonlySet<string> = new Set(
  (
    "abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue " +
    "debugger declare default delete do else enum eval export exports extends false finally for from function get " +
    "global globalThis if implements import in infer instanceof interface is keyof let module namespace never new " +
    "null number object of package private process protected public readonly require return set static string super " +
    "switch symbol this throw true try type typeof undefined unique unknown using var void while with yield"
  ).split(" "),
);
