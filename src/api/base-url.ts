export const publicCloud = new URL("https://qyapi.weixin.qq.com");

/** The public cloud has no call that ends a chat; private deployments have. */
export const isPublicCloud = (url: URL): boolean => url.hostname === publicCloud.hostname;

export const isLoopback = (url: URL): boolean =>
  url.hostname === "localhost" || url.hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(url.hostname);

/** The base URL that `text` is, or in words why it can't be one. */
export const parseBaseUrl = (text: string): URL | { readonly problem: string } => {
  // The URL parser would silently drop a line break, also one in the middle of a name.
  if (/\s/.test(text)) return { problem: "has a blank or a line break in it" };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    // What stands before an @ may be a password.
    const given = text.includes("@") ? "" : `, not ${JSON.stringify(text)}`;
    return { problem: `must be a URL like ${publicCloud.origin}${given}` };
  }
  if (url.username || url.password || url.search || url.hash) {
    return { problem: "must be a plain URL, without user, password, query or fragment" };
  }
  return url;
};

/** `path` below the base URL's own (a reverse proxy's). */
export const pathBelow = (base: URL, path: string): string => base.pathname.replace(/\/+$/, "") + path;

/** `path` below the base URL, as a URL. */
export const below = (base: URL, path: string): URL => {
  const url = new URL(base);
  url.pathname = pathBelow(base, path);
  return url;
};
