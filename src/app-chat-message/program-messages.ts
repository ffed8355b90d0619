import { fingerprint } from "./fingerprint";
import { argumentNames } from "./spec";

/**
 * Which resource of this run's program a message belongs to, learnt from its checks: Pulumi doesn't tell the URN when a
 * resource is created, and people need it to have a message sent again.
 */
export class ProgramMessages {
  readonly #urns = new Map<string, ReadonlySet<string>>();

  readonly #secrets = new Map<string, ReadonlySet<string>>();

  /** @param secrets names of the arguments whose values are secret; undefined: all may be */
  declare(urn: string, inputs: object, secrets: readonly string[] = argumentNames): void {
    const key = fingerprint(inputs);
    this.#secrets.set(key, new Set([...(this.#secrets.get(key) ?? []), ...secrets]));
    this.#urns.set(key, new Set(this.#urns.get(key)).add(urn));
  }

  /** `urn:pulumi:prod::chats`: stack and project, which every URN begins with. */
  get scope(): string | undefined {
    const [urns] = this.#urns.values();
    const [urn] = urns ?? [];
    return urn?.split("::").slice(0, 2).join("::");
  }

  /** Whether an argument is secret, or may be. */
  secretIn(inputs: object): (argument: string) => boolean {
    const secrets = this.#secrets.get(fingerprint(inputs));
    return (argument) => secrets?.has(argument) ?? true;
  }

  /** Undefined where several resources say the same. */
  urnOf(inputs: object): string | undefined {
    const [urn, ...others] = this.#urns.get(fingerprint(inputs)) ?? [];
    return others.length === 0 ? urn : undefined;
  }
}
