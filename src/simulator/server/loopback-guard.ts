/** What a browser's request says about where it comes from. */
export interface Provenance {
  readonly method: string;
  readonly path: string;
  /** The Host header; `undefined` where a request never went over a wire. */
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly fetchMode: string | undefined;
}

const loopbackName = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Why a request is refused, or `undefined`. A page on some other site must not reach a simulator on this machine: neither
 * by a name of its own that resolves to 127.0.0.1 (DNS rebinding: Host), nor from the page itself (Origin).
 */
export function refusal({ method, path, host, origin, fetchSite, fetchMode }: Provenance): string | undefined {
  if (host !== undefined && !loopbackName.test(host)) return "the Host header names no loopback address";
  const isOwn = fetchSite === undefined || fetchSite === "same-origin" || fetchSite === "none";
  // A page may embed or fetch without an Origin; following a link to the simulator is fine. Another port of this machine
  // is the same site, a form is a navigation, and every call of the API is counted: none of them may change anything.
  const isLink = (method === "GET" || method === "HEAD") && fetchMode === "navigate" && !path.startsWith("/cgi-bin/");
  const isForeign = origin !== undefined && origin.toLowerCase() !== `http://${host ?? ""}`.toLowerCase();
  return isForeign || !(isOwn || isLink) ? "requests from pages of other sites are refused" : undefined;
}
