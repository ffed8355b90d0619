import { createHash } from "node:crypto";

/**
 * Which resource of this run's program a message belongs to, learnt from its checks: Pulumi doesn't tell the URN when a
 * resource is created, and people need it to have a message sent again.
 */
export class ProgramMessages {
  readonly #urns = new Map<string, ReadonlySet<string>>();

  declare(urn: string, inputs: object): void {
    const key = digest(inputs);
    this.#urns.set(key, new Set(this.#urns.get(key)).add(urn));
  }

  /** Undefined where several resources say the same. */
  urnOf(inputs: object): string | undefined {
    const [urn, ...others] = this.#urns.get(digest(inputs)) ?? [];
    return others.length === 0 ? urn : undefined;
  }
}

/** Of the inputs but for what Pulumi's process adds. An article has up to 666 KB, and there may be thousands of messages. */
const digest = (inputs: object): string => {
  const own = Object.entries(inputs).filter(([key]) => !key.startsWith("__"));
  return createHash("sha256")
    .update(JSON.stringify(own.sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest("base64");
};
