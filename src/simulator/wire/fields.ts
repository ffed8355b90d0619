import type { Call } from "./call";

/** Reads a call's fields as WeCom does: one of a wrong JSON type counts as not sent, and errmsg carries a warning. */
export class Fields {
  readonly #body: Readonly<Record<string, unknown>>;
  /** One for a call and all objects inside. */
  readonly #flaw: { seen: boolean };

  constructor({ body, malformed }: Pick<Call, "body" | "malformed">, flaw = { seen: malformed }) {
    this.#body = body;
    this.#flaw = flaw;
  }

  /** Asked when everything was read. */
  get wrongJson(): boolean {
    return this.#flaw.seen;
  }

  /** A text; `null` where the body says null, `undefined` where there is none. */
  text(key: string): string | null | undefined {
    const value = this.#body[key];
    if (value === undefined || value === null || typeof value === "string") return value;
    this.#flaw.seen = true;
    return undefined;
  }

  /** A list of texts; empty where there is none. */
  list(key: string): readonly string[] {
    const value = this.#body[key];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) return value;
    this.#flaw.seen = true;
    return [];
  }

  /** A list of texts, or one certain text in place of a list. */
  listOr(key: string, text: string): readonly string[] {
    return this.#body[key] === text ? [text] : this.list(key);
  }

  /** The fields of an object; none where there is no object. */
  inside(key: string): Fields {
    return this.#fieldsOf(this.#body[key] ?? {});
  }

  /** The fields of each object of a list; no list counts as an empty one. */
  each(key: string): readonly Fields[] {
    const value = this.#body[key] ?? [];
    if (Array.isArray(value)) return value.map((item) => this.#fieldsOf(item));
    this.#flaw.seen = true;
    return [];
  }

  /** 0 or 1; 0 where there is none. */
  flag(key: string): 0 | 1 {
    const value = this.#body[key];
    if (value === 0 || value === 1) return value;
    if (value !== undefined && value !== null) this.#flaw.seen = true;
    return 0;
  }

  #fieldsOf(value: unknown): Fields {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    if (!isObject) this.#flaw.seen = true;
    return new Fields({ body: isObject ? { ...value } : {}, malformed: false }, this.#flaw);
  }
}
