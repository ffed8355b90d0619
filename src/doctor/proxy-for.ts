import { isLoopback } from "../api/base-url";
import { proxiesOf } from "../api/proxy";

/** The proxy that a call to `url` goes through, as the client chooses it, or why it goes through none. */
export const proxyFor = (
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
): URL | { readonly none: string } => {
  if (isLoopback(url)) return { none: "what runs on this machine is never behind one" };
  const { httpProxy, httpsProxy, noProxy } = proxiesOf(env);
  const proxy = url.protocol === "https:" ? httpsProxy || httpProxy : httpProxy;
  if (proxy === "") return { none: "HTTPS_PROXY and HTTP_PROXY name none for it" };
  return isExempt(url, noProxy) ? { none: `NO_PROXY exempts ${url.hostname}` } : new URL(proxy);
};

/** As undici reads NO_PROXY (`lib/dispatcher/env-http-proxy-agent.js`), but for addresses of IPv6. */
const isExempt = (url: URL, noProxy: string): boolean => {
  const hostname = url.hostname.replace(/(?<=.)\.$/, "").toLowerCase();
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return noProxy.split(/[,\s]/).some((entry) => {
    const [, pattern = entry, onlyPort = port] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
    if (entry === "" || onlyPort !== port) return false;
    if (pattern === "*") return true;
    const host = pattern.toLowerCase().replace(/^\*?\./, "");
    return (hostname === host && !pattern.startsWith("*")) || hostname.endsWith(`.${host}`);
  });
};
