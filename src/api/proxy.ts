/** The proxies that an environment names, as undici takes them: an empty text is none. */
export interface Proxies {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  /** Hosts that are reached without one, as `NO_PROXY` lists them. */
  readonly noProxy: string;
}

export interface ProxyProblem {
  readonly variable: string;
  readonly message: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The first of two spellings that is set. Curl and undici read the one in small letters first. */
const find = (env: Environment, name: string) => {
  const variable = [name.toLowerCase(), name].find((each) => env[each] !== undefined) ?? name;
  return { variable, value: env[variable] ?? "" };
};

export const proxiesOf = (env: Environment): Proxies => ({
  httpProxy: find(env, "HTTP_PROXY").value,
  httpsProxy: find(env, "HTTPS_PROXY").value,
  noProxy: find(env, "NO_PROXY").value,
});

/** What is wrong with the proxies of an environment. The value is never repeated: it may hold a password. */
export const proxyProblems = (env: Environment): readonly ProxyProblem[] =>
  ["HTTPS_PROXY", "HTTP_PROXY"]
    .map((name) => find(env, name))
    .filter(({ value }) => value !== "" && !isProxyUrl(value))
    .map(({ variable }) => ({ variable, message: "must be a URL like http://proxy.example.com:3128" }));

const isProxyUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
