import { randomBytes } from "node:crypto";
import { lookup } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { connect, isIP } from "node:net";
import { join } from "node:path";
import { WeComClient } from "../api/client";
import { endpoints } from "../api/endpoints";
import type { Settings } from "../config";
import { isUnansweredError, isWeComApiError, messageOf } from "../errors";
import { type Pulumi, pulumiIn } from "../stack-state/pulumi";
import type { AskedFact, CliFact, DnsFact, Facts, ProxyFact } from "./facts";
import { readKnown } from "./known";
import { probe, rootOf } from "./probe";
import { proxyFor } from "./proxy-for";

type Environment = Readonly<Record<string, string | undefined>>;

export interface DoctorSurroundings {
  readonly env: Environment;
  /** The Pulumi project's folder. */
  readonly cwd: string;
  readonly stack: string | undefined;
  readonly node: string;
  readonly now: () => number;
  /** Milliseconds that a `pulumi` may take. */
  readonly pulumiMaxMs: number;
}

/** Facts, and what must not be shown of them. */
export interface Gathered {
  readonly facts: Facts;
  readonly secrets: readonly string[];
}

/** Asks for one thing after the other, up to where something is wrong. Nothing is written anywhere. */
export const gather = async (around: DoctorSurroundings): Promise<Gathered> => {
  const { env, cwd, stack, now } = around;
  // A look for a newer CLI would only cost time.
  const pulumi = pulumiIn({ cwd, env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" }, maxMs: around.pulumiMaxMs });
  const cli = await cliOf(pulumi);
  const known = await readKnown(pulumi, env, stack);
  const facts = { node: around.node, sdk: sdkIn(cwd), cli, settings: known.fact };
  const nothing = { proxy: undefined, dns: undefined, probe: undefined, asked: undefined };
  const proxyVariables = ["HTTPS_PROXY", "HTTP_PROXY"].flatMap((name) => [
    env[name] ?? "",
    env[name.toLowerCase()] ?? "",
  ]);
  const secrets = [known.settings?.corpSecret.reveal() ?? known.secret ?? "", ...proxyVariables.flatMap(passwordsOf)];

  const { settings } = known;
  if (!settings) return { facts: { ...facts, ...nothing, proxy: known.proxy }, secrets };
  const proxy = await proxyOf(settings.baseUrl, env);
  if (proxy.kind === "unreachable") return { facts: { ...facts, ...nothing, proxy }, secrets };
  const dns = await dnsOf(settings.baseUrl, proxy);
  if (dns.kind === "failed") return { facts: { ...facts, ...nothing, proxy, dns }, secrets };
  const probed = await probe(settings.baseUrl, { env, now });
  const asked = probed.kind === "answered" && probed.isWeCom ? await ask(settings, env) : undefined;
  return { facts: { ...facts, proxy, dns, probe: probed, asked }, secrets };
};

const cliOf = async (pulumi: Pulumi): Promise<CliFact> => {
  try {
    return { kind: "found", version: (await pulumi("version")).trim() };
  } catch (error) {
    return rootOf(error).code === "ENOENT" ? { kind: "missing" } : { kind: "broken", message: messageOf(error) };
  }
};

const sdkIn = (cwd: string): string | undefined => {
  try {
    const file = createRequire(join(cwd, "/")).resolve("@pulumi/pulumi/package.json");
    return String(JSON.parse(readFileSync(file, "utf8")).version);
  } catch {
    return undefined;
  }
};

/** The password in a proxy's URL, as it stands there and as it is meant; all of what has an @ and is no URL. */
const passwordsOf = (text: string): readonly string[] => {
  if (!URL.canParse(text)) return text.includes("@") ? [text] : [];
  const { password } = new URL(text);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
};

const proxyConnectMs = 5_000;

const proxyOf = async (baseUrl: URL, env: Environment): Promise<ProxyFact> => {
  const proxy = proxyFor(baseUrl, env);
  if ("none" in proxy) return { kind: "none", why: proxy.none };
  const port = Number(proxy.port || (proxy.protocol === "https:" ? 443 : 80));
  const message = await connectFailure(proxy.hostname.replace(/^\[|\]$/g, ""), port);
  return message === undefined
    ? { kind: "reached", origin: proxy.origin }
    : { kind: "unreachable", origin: proxy.origin, message };
};

const connectFailure = (host: string, port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: proxyConnectMs });
    const end = (message: string | undefined): void => {
      socket.destroy();
      resolve(message);
    };
    socket.once("connect", () => end(undefined));
    socket.once("timeout", () => end(`no connection within ${proxyConnectMs / 1_000} s`));
    socket.once("error", (error) => end(rootOf(error).message));
  });

const dnsOf = async ({ hostname }: URL, proxy: ProxyFact): Promise<DnsFact> => {
  if (proxy.kind === "reached") return { kind: "left-to-proxy" };
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return { kind: "literal" };
  try {
    const addresses = await lookup(hostname, { all: true });
    return { kind: "found", addresses: addresses.map(({ address }) => address) };
  } catch (error) {
    return { kind: "failed", code: rootOf(error).code };
  }
};

/** Milliseconds after which a call isn't repeated: whoever waits for a diagnosis wants to hear of the trouble. */
const maxWaitMs = 10_000;

const ask = async (settings: Settings, env: Environment): Promise<AskedFact> => {
  const client = new WeComClient({ ...settings, env, maxWaitMs });
  try {
    await client.appChat.get(`doctor${randomBytes(13).toString("hex")}`);
    const message = "WeCom showed a chat for an id that was made up just now";
    return { kind: "failed", endpoint: endpoints.get.name, message };
  } catch (error) {
    if (isUnansweredError(error)) return { kind: "failed", endpoint: error.endpoint, message: messageOf(error) };
    if (!isWeComApiError(error)) throw error;
    if (error.kind === "absent") return { kind: "absent" };
    const { endpoint, errcode, errmsg, hint } = error;
    return { kind: "refused", endpoint, errcode, errmsg, hint };
  } finally {
    await client.close();
  }
};
