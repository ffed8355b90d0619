import { WeComClient } from "../api/client";
import { storedSettings } from "../api/hints";
import { describeSettingsProblems, readSettings, type Settings, type SettingsReport } from "../config";
import { WeComConfigError } from "../errors";
import type { EngineLife } from "./engine-life";
import type { ProviderEnvironment } from "./environment";

/** What Pulumi hands to `configure`. */
export interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

/**
 * Settings and client of a provider process: one of each, so that chats and messages share a token and its limits.
 *
 * `configure` never fails and is done when it returns: Pulumi guards neither against a call that comes too early nor
 * against one after a failed configuration. What needs the settings asks for them, and says then what is wrong. Pulumi
 * configures each kind of resource by itself, with the same configuration for all of a process.
 */
export class Connection {
  readonly #environment: ProviderEnvironment;
  #report: SettingsReport | undefined;
  #client: WeComClient | undefined;

  constructor(environment: ProviderEnvironment) {
    this.#environment = environment;
  }

  configure({ config }: ConfigureRequest): void {
    this.#environment.engine.watch();
    this.#report = readSettings({ env: this.#environment.env, config: (key) => config.get(key) });
  }

  /** The corp of the settings, whatever else is missing of them. */
  get corpId(): string | undefined {
    return this.#report?.corpId;
  }

  /** @throws WeComConfigError which names every setting that is missing or wrong */
  get settings(): Settings {
    const report = this.#report;
    if (!report) throw new WeComConfigError("Pulumi has not configured the provider yet");
    if (!report.settings) throw new WeComConfigError(`${describeSettingsProblems(report.problems)}\n${storedSettings}`);
    return report.settings;
  }

  /** @throws WeComConfigError as `settings` does */
  get client(): WeComClient {
    const { settings } = this;
    const { clock, random, env, print, engine, diagnostics } = this.#environment;
    this.#client ??= new WeComClient({
      ...settings,
      env,
      clock,
      random,
      mayGoOn: () => assertAlive(engine),
      notify: (message) => diagnostics.log("info", message),
      ...(env.WECOM_LOG === "debug" ? { log: print } : {}),
    });
    return this.#client;
  }
}

/** Nobody would learn of what is done after the engine's end, and another run may be at work already. */
const assertAlive = async (engine: EngineLife): Promise<void> => {
  if (!(await engine.isAlive())) throw new Error("the Pulumi engine that started this provider is gone");
};
