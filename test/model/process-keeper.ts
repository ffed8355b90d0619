import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Simulator } from "../../src/simulator";
import { type ProviderProcess, Providers, startedFast } from "../helpers/provider-process";
import type { Registration } from "./program";

/**
 * Each run of Pulumi has a provider process of its own, and to start one takes longer than all else. So one serves
 * several runs where it can't tell the difference: it remembers the resources that it has checked, and takes a chat whose
 * resource it has seen for one of this run's program. Texts of messages never come twice. The next process is started while the last one still works.
 */
export class ProcessKeeper {
  readonly #providers = new Providers();
  readonly #simulator: Simulator;
  readonly #env: Readonly<Record<string, string>>;
  #spare: Promise<ProviderProcess> | undefined;
  #current: ProviderProcess | undefined;
  /** The last request before the current process came. */
  #sinceSeq = 0;
  readonly #ending = new Set<Promise<void>>();
  #seen = new Set<string>();

  /** @param preloaded a module that each process loads first */
  constructor(simulator: Simulator, preloaded?: string) {
    this.#simulator = simulator;
    const { NODE_OPTIONS } = startedFast;
    const options = preloaded === undefined ? NODE_OPTIONS : `${NODE_OPTIONS} --require=${preloaded}`;
    this.#env = { ...simulator.settings, NODE_OPTIONS: options };
  }

  /** For a run of a program that registers this, and nothing else. */
  async forProgram(registrations: readonly Registration[]): Promise<ProviderProcess> {
    const urns = new Set(registrations.map(({ urn }) => urn));
    if (!this.#seen.isSubsetOf(urns)) this.#retire();
    for (const urn of urns) this.#seen.add(urn);
    return await this.#process();
  }

  /** For a refresh, which makes no checks and doesn't care for any. */
  async forReading(): Promise<ProviderProcess> {
    return await this.#process();
  }

  /** For destroy: a process that has made no check. */
  async forDestroy(): Promise<ProviderProcess> {
    return await this.forProgram([]);
  }

  /** `kill -9` of the current process. */
  async kill(): Promise<void> {
    const killed = this.#current;
    this.#forget();
    await killed?.close();
  }

  /**
   * A new history begins, whose resources are called otherwise. Nothing of the last one may have to do with it: what was
   * written down goes, and so does a process that met faults, since how often it repeats calls is shared by all of them.
   * The simulator is set back only then.
   */
  async reset(): Promise<void> {
    if (this.#simulator.requests({ afterSeq: this.#sinceSeq }).some(({ fault }) => fault !== null)) this.#retire();
    this.#sinceSeq = 0;
    this.#seen = new Set();
    await Promise.all(this.#ending);
    rmSync(join(this.#providers.folder, "wecom"), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await this.#spare?.catch(() => undefined);
    await this.#providers.close();
  }

  async #process(): Promise<ProviderProcess> {
    if (this.#current) return this.#current;
    const next = this.#spare ?? this.#start();
    this.#spare = undefined;
    this.#current = await next;
    this.#spare = this.#start();
    this.#sinceSeq = this.#simulator.requests().at(-1)?.seq ?? 0;
    return this.#current;
  }

  #start(): Promise<ProviderProcess> {
    const started = this.#providers.start({ env: this.#env });
    started.catch(() => undefined);
    return started;
  }

  /** It ends while the next one is at work already. */
  #retire(): void {
    const retired = this.#current;
    this.#forget();
    if (!retired) return;
    const ending = retired.end().finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  #forget(): void {
    this.#current = undefined;
    this.#seen = new Set();
  }
}
