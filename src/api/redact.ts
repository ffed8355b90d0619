import { inspect } from "node:util";

const mask = "[secret]";

/** A text that nothing prints: every way to show it shows a mask. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself, for the one place that sends it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}

/** Takes out of a text what must not be read by anyone: a server may repeat in its answer what it was sent. */
export class Redactor {
  /** The longest first: a secret that is the beginning of another must not leave the other's end. */
  #forms: readonly string[] = [];

  /** From now on `value` is masked, in clear and as it stands in a URL or in JSON. */
  hide(value: string): void {
    const forms = new Set([...this.#forms, ...formsOf(value)]);
    this.#forms = [...forms].filter((form) => form !== "").sort((a, b) => b.length - a.length);
  }

  clean(text: string): string {
    return this.#forms.reduce((cleaned, form) => cleaned.replaceAll(form, mask), text);
  }
}

/** The ways in which a text is written by those who repeat it. */
const formsOf = (value: string): readonly string[] => {
  const inUrl = [encodeURIComponent(value.toWellFormed()), new URLSearchParams({ v: value }).toString().slice(2)];
  const inJson = JSON.stringify(value).slice(1, -1);
  return [
    value,
    ...inUrl,
    ...inUrl.map((form) => form.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase())),
    inJson,
    inJson.replaceAll("/", "\\/"),
  ];
};
