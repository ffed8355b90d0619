import { isLoopback, parseBaseUrl, publicCloud } from "./api/base-url";
import { chatLimits } from "./api/limits";
import { proxyProblems } from "./api/proxy";
import { Secret } from "./api/redact";

/** What the provider needs to know, from the environment first and the stack's configuration second. */
export interface Settings {
  readonly corpId: string;
  readonly corpSecret: Secret;
  readonly baseUrl: URL;
  /** People that a program may declare for one chat. */
  readonly maxMembers: number;
}

export interface SettingsProblem {
  /** The setting, as a person would set it. */
  readonly setting: string;
  readonly message: string;
  /** Nobody set it anywhere. */
  readonly isMissing?: true;
}

/**
 * All settings, or all that is wrong with them. `corpId` is there whenever it can be told, since what makes no call
 * needs no more than that.
 */
export interface SettingsReport {
  readonly settings: Settings | undefined;
  readonly corpId: string | undefined;
  readonly problems: readonly SettingsProblem[];
}

/** Where a setting may come from: the environment wins, because a refresh runs with the configuration in the state. */
export interface SettingsSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** By key with namespace: `wecom:corpId`. */
  readonly config: (key: string) => string | undefined;
}

export const secretConfigKey = "wecom:corpSecret";

const defaultMaxMembers = 500;

/** `source` is what to name when the value is bad. */
interface Found {
  readonly value: string;
  readonly source: string;
}

export const readSettings = (sources: SettingsSources): SettingsReport => {
  const problems: SettingsProblem[] = [];
  const refuse = (setting: string, message: string): undefined => {
    problems.push({ setting, message });
    return undefined;
  };
  const miss = (setting: string, help: string): undefined => {
    problems.push({ setting, message: `is not set: ${help}`, isMissing: true });
    return undefined;
  };
  const find = (variable: string, key: string): Found | undefined => {
    const fromEnv = sources.env[variable];
    if (fromEnv !== undefined) return { value: fromEnv, source: variable };
    const fromConfig = sources.config(key);
    return fromConfig === undefined ? undefined : { value: fromConfig, source: key };
  };
  const required = (variable: string, key: string, help: string): string | undefined => {
    const found = find(variable, key);
    if (!found) return miss(key, help);
    if (found.value === "") return refuse(found.source, `is set, but empty: ${help}`);
    if (/\s/.test(found.value)) return refuse(found.source, "has a blank or a line break in it");
    return found.value;
  };

  const corpId = required(
    "WECOM_CORP_ID",
    "wecom:corpId",
    'set WECOM_CORP_ID, or run "pulumi config set wecom:corpId ww…" (admin console → 我的企业 → 企业信息 → 企业ID)',
  );
  const corpSecret = required(
    "WECOM_CORP_SECRET",
    secretConfigKey,
    'set WECOM_CORP_SECRET, or run "pulumi config set --secret wecom:corpSecret" (admin console → 应用管理 → your self-built app → Secret)',
  );
  const baseUrl = readBaseUrl(find("WECOM_BASE_URL", "wecom:baseUrl"), sources.env.WECOM_ALLOW_HTTP === "1", refuse);
  if (baseUrl && !isLoopback(baseUrl)) {
    for (const { variable, message } of proxyProblems(sources.env)) refuse(variable, message);
  }
  const maxMembers = readMaxMembers(find("WECOM_MAX_MEMBERS", "wecom:maxMembers"), refuse);

  const log = sources.env.WECOM_LOG ?? "";
  if (log !== "" && log !== "debug") refuse("WECOM_LOG", `must be "debug" or not set, not ${JSON.stringify(log)}`);

  const settings =
    corpId && corpSecret && baseUrl && maxMembers && problems.length === 0
      ? Object.freeze({ corpId, corpSecret: new Secret(corpSecret), baseUrl, maxMembers })
      : undefined;
  return Object.freeze({ settings, corpId, problems: Object.freeze(problems) });
};

type Refuse = (setting: string, message: string) => undefined;

const readBaseUrl = (found: Found | undefined, allowHttp: boolean, refuse: Refuse): URL | undefined => {
  if (!found) return publicCloud;
  const { value, source } = found;
  if (value === "") return refuse(source, `is set, but empty: unset it for ${publicCloud.origin}`);
  const url = parseBaseUrl(value);
  if ("problem" in url) return refuse(source, url.problem);
  if (url.protocol === "http:" && !isLoopback(url) && !allowHttp) {
    return refuse(
      source,
      `is ${value}: without https the app's secret and its tokens travel readable. Use https, or set WECOM_ALLOW_HTTP=1 where the network is trusted`,
    );
  }
  return url;
};

const readMaxMembers = (found: Found | undefined, refuse: Refuse): number | undefined => {
  if (!found) return defaultMaxMembers;
  const { minMembers, maxMembers } = chatLimits;
  if (found.value === "") return refuse(found.source, `is set, but empty: unset it for ${defaultMaxMembers}`);
  const count = /^\d{1,9}$/.test(found.value) ? Number(found.value) : Number.NaN;
  if (count >= minMembers && count <= maxMembers) return count;
  return refuse(
    found.source,
    `must be a whole number from ${minMembers} to ${maxMembers}, not ${JSON.stringify(found.value)}`,
  );
};

/** All problems in one text, a line each. */
export const describeSettingsProblems = (problems: readonly SettingsProblem[]): string =>
  problems.map(({ setting, message }) => `${setting} ${message}`).join("\n");
