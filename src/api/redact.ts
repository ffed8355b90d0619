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
  #forms: readonly string[] = [];

  /** From now on `value` is masked, in clear and as it stands in a URL or in JSON. */
  hide(value: string): void {
    const forms = new Set([...this.#forms, ...formsOf(value)]);
    this.#forms = [...forms].filter((form) => form !== "");
  }

  clean(text: string): string {
    const found = this.#forms.flatMap((form) => spansOf(form, text)).sort((a, b) => a.from - b.from);
    let cleaned = "";
    let end = 0;
    for (const { from, to } of found) {
      // What overlaps with the one before is masked with it.
      if (from >= end) cleaned += text.slice(end, from) + mask;
      end = Math.max(end, to);
    }
    return cleaned + text.slice(end);
  }
}

/** Where a form stands in a text. */
const spansOf = (form: string, text: string): readonly { readonly from: number; readonly to: number }[] => {
  const spans = [];
  for (let from = text.indexOf(form); from !== -1; from = text.indexOf(form, from + 1)) {
    spans.push({ from, to: from + form.length });
  }
  return spans;
};

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
