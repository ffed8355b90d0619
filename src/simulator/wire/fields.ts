import type { Call } from "./call";

/** Reads a call's fields as WeCom does: one of a wrong JSON type counts as not sent, and errmsg carries a warning. */
export class Fields {
  readonly #body: Readonly<Record<string, unknown>>;
  #wrongJson: boolean;

  constructor(call: Call) {
    this.#body = call.body;
    this.#wrongJson = call.malformed;
  }

  get wrongJson(): boolean {
    return this.#wrongJson;
  }

  /** A text; `null` where the body says null, `undefined` where there is none. */
  text(key: string): string | null | undefined {
    const value = this.#body[key];
    if (value === undefined || value === null || typeof value === "string") return value;
    this.#wrongJson = true;
    return undefined;
  }

  /** A list of texts; empty where there is none. */
  list(key: string): readonly string[] {
    const value = this.#body[key];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) return value;
    this.#wrongJson = true;
    return [];
  }

  /** An object; empty where there is none. */
  object(key: string): Readonly<Record<string, unknown>> {
    const value = this.#body[key];
    if (value === undefined || value === null) return {};
    if (typeof value === "object" && !Array.isArray(value)) return { ...value };
    this.#wrongJson = true;
    return {};
  }

  /** 0 or 1; 0 where there is none. */
  flag(key: string): 0 | 1 {
    const value = this.#body[key];
    if (value === 0 || value === 1) return value;
    if (value !== undefined && value !== null) this.#wrongJson = true;
    return 0;
  }
}
