import { isLoopback } from "../api/base-url";
import { storedSettings } from "../api/hints";
import { noTls, noTlsAdvice } from "../api/tls-failure";
import { describeProblems } from "../command/settings";
import type { AskedFact, Facts, ProbeFact, SettingsFact } from "./facts";
import type { DoctorReport, Finding } from "./report";
import { isAtLeast } from "./version";

/** What a check says of the facts; undefined where an earlier failure left it without any. */
type Verdict = Omit<Finding, "check"> | undefined;

export interface Check {
  readonly name: string;
  readonly judge: (facts: Facts) => Verdict;
}

/** The first whose dynamic `read` may return inputs. */
const oldestSdk = "3.216.0";
/** The first that imports the resources of this package by file. */
const oldestCli = "3.254.0";

/** Seconds; certificates and signatures mind minutes. */
const skewWarningS = 60;
const skewFailureS = 300;

const ok = (found: string): Verdict => ({ status: "ok", found, advice: null });
const warning = (found: string, advice: string): Verdict => ({ status: "warning", found, advice });
const failed = (found: string, advice: string): Verdict => ({ status: "failed", found, advice });

/**
 * What lets an app's calls through. In which order WeCom looks at these is not known, so a refusal for one says nothing
 * of the others.
 */
const admissions: readonly { readonly name: string; readonly errcodes: readonly number[]; readonly well: string }[] = [
  { name: "app", errcodes: [50003], well: "the app is enabled" },
  {
    name: "permission",
    errcodes: [48002, 60011, 50002],
    well: "the app is self-built and its visible scope is the root department",
  },
  { name: "address", errcodes: [60020], well: "WeCom trusts the address that this machine calls from" },
];

const isAdmission = (errcode: number): boolean => admissions.some(({ errcodes }) => errcodes.includes(errcode));

/** In the order in which they are made and shown. */
export const checks: readonly Check[] = [
  {
    name: "node",
    // An older one than the package needs doesn't get here.
    judge: ({ node }) => ok(`Node.js ${node}`),
  },
  {
    name: "pulumi-sdk",
    judge: ({ sdk }) => {
      if (sdk === undefined)
        return warning(
          "no @pulumi/pulumi to be found from this folder",
          'Run "npm install @pulumi/pulumi" in the folder of the Pulumi project, or say which it is with --cwd.',
        );
      return isAtLeast(sdk, oldestSdk) === true
        ? ok(`@pulumi/pulumi ${sdk}`)
        : failed(
            `@pulumi/pulumi ${sdk}`,
            `Run "npm install @pulumi/pulumi@latest": ${oldestSdk} is the oldest that does.`,
          );
    },
  },
  {
    name: "pulumi-cli",
    judge: ({ cli }) => {
      const install = "https://www.pulumi.com/docs/install/";
      if (cli.kind === "missing") return warning("no pulumi on the PATH", `Install it: ${install}`);
      if (cli.kind === "broken")
        return warning(`pulumi doesn't say its version: ${cli.message}`, `Install it anew: ${install}`);
      const isNew = isAtLeast(cli.version, oldestCli);
      if (isNew === true) return ok(`pulumi ${cli.version}`);
      return warning(
        isNew === undefined ? `pulumi says its version is ${JSON.stringify(cli.version)}` : `pulumi ${cli.version}`,
        `Importing chats by file needs ${oldestCli} or newer: ${install}`,
      );
    },
  },
  {
    name: "settings",
    judge: ({ settings: { found, problems, stack, stored } }) =>
      problems.length === 0
        ? compared(found, stored)
        : failed(
            problems.length === 1
              ? "a setting is missing or wrong"
              : `${problems.length} settings are missing or wrong`,
            describeProblems(problems, stack),
          ),
  },
  {
    name: "proxy",
    judge: ({ proxy }) => {
      if (!proxy) return undefined;
      switch (proxy.kind) {
        case "none":
          return ok(`none: ${proxy.why}`);
        case "reached":
          return ok(proxy.origin);
        case "unreachable":
          return failed(
            `${proxy.origin}: ${proxy.message}`,
            "Mend HTTPS_PROXY or HTTP_PROXY, or list WeCom's host in NO_PROXY if this machine needs no proxy.",
          );
      }
    },
  },
  {
    name: "dns",
    judge: ({ dns, settings: { baseUrl } }) => {
      const host = baseUrl?.hostname ?? "";
      switch (dns?.kind) {
        case undefined:
          return undefined;
        case "literal":
          return ok(`${host} is an address`);
        case "left-to-proxy":
          return ok(`the proxy looks ${host} up`);
        case "found":
          return ok(`${host} is ${dns.addresses.join(", ")}`);
        case "failed":
          return failed(
            `${host} has no address (${dns.code})`,
            "Is the base URL right (WECOM_BASE_URL, or wecom:baseUrl)? Else mend this machine's DNS, or set HTTPS_PROXY where only a proxy leads out.",
          );
      }
    },
  },
  {
    name: "connection",
    judge: ({ probe, settings: { baseUrl } }) => {
      if (!probe || !baseUrl) return undefined;
      if (probe.kind === "failed")
        return failed(`${baseUrl.host}: ${probe.message}`, connectionAdvice(probe, isLoopback(baseUrl)));
      if (baseUrl.protocol === "https:") return ok(`TLS, and the certificate of ${baseUrl.host} is trusted`);
      if (isLoopback(baseUrl)) return ok(`plain http, to ${baseUrl.host} on this machine`);
      return warning(`plain http to ${baseUrl.host}`, "The secret travels readable. Use an https: base URL.");
    },
  },
  {
    name: "wecom",
    judge: ({ probe }) => {
      if (probe?.kind !== "answered") return undefined;
      if (probe.isWeCom) return ok("answers as WeCom does");
      return failed(
        `what answered isn't WeCom: HTTP ${probe.status}, ${probe.contentType}`,
        "Is a proxy or a sign-in page in between? Else mend the base URL (WECOM_BASE_URL, or wecom:baseUrl).",
      );
    },
  },
  {
    name: "clock",
    judge: ({ probe }) => {
      if (probe?.kind !== "answered") return undefined;
      if (probe.skewMs === undefined)
        return warning("the answer has no Date to compare with", "Look at the clock yourself.");
      const seconds = Math.round(Math.abs(probe.skewMs) / 1_000);
      if (seconds <= skewWarningS) return ok(`within ${skewWarningS} s of the server's`);
      const found = `${seconds} s ${probe.skewMs > 0 ? "ahead of" : "behind"} the server's`;
      const advice = "Set this machine's clock, best by NTP (timedatectl set-ntp true).";
      return seconds > skewFailureS ? failed(found, advice) : warning(found, advice);
    },
  },
  {
    name: "credentials",
    judge: ({ asked }) => {
      if (!asked) return undefined;
      if (asked.kind === "absent" || asked.endpoint !== "gettoken")
        return ok("WeCom gave a token for corp id and secret");
      if (asked.kind !== "refused") return undefined;
      // WeCom may look at these already here; they have checks of their own.
      return isAdmission(asked.errcode) ? undefined : refused(asked);
    },
  },
  ...admissions.map(
    ({ name, errcodes, well }): Check => ({
      name,
      judge: ({ asked }) => {
        if (asked?.kind === "absent") return ok(well);
        return asked?.kind === "refused" && errcodes.includes(asked.errcode) ? refused(asked) : undefined;
      },
    }),
  ),
  {
    name: "chats",
    judge: ({ asked }) => {
      if (!asked) return undefined;
      if (asked.kind === "failed")
        return failed(
          asked.message,
          "Run it again. If it stays so, look at what stands between this machine and WeCom: the checks of the connection above found the way open.",
        );
      if (asked.kind === "absent") return ok("WeCom says of an id that was made up that there is no such chat");
      return asked.endpoint === "gettoken" || isAdmission(asked.errcode) ? undefined : refused(asked);
    },
  },
];

const compared = (found: readonly string[], stored: SettingsFact["stored"]): Verdict => {
  switch (stored?.kind) {
    case undefined:
      return ok(found.join(", "));
    case "other":
      return warning(
        `${found.join(", ")}; the stack's state has other values of ${stored.keys.join(", ")}`,
        storedSettings,
      );
    case "unread":
      return warning(`${found.join(", ")}; the stack's state can't be read: ${stored.message}`, storedSettings);
  }
};

const refused = ({ endpoint, errcode, errmsg, hint }: Extract<AskedFact, { kind: "refused" }>): Verdict =>
  failed(
    `${endpoint} answered ${errcode}: ${errmsg}`,
    hint ?? "Look the code up in WeCom's table of errcodes: https://developer.work.weixin.qq.com/document/path/90313",
  );

const connectionAdvice = ({ code }: Extract<ProbeFact, { kind: "failed" }>, isLocal: boolean): string => {
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return "The certificate is another host's. Mend the base URL (WECOM_BASE_URL, or wecom:baseUrl), or what stands in between.";
  if (/EXPIRED|NOT_YET_VALID/.test(code))
    return "Look at this machine's clock; if it is right, the server needs a new certificate.";
  if (/SELF_SIGNED|UNABLE_TO_|CERT_UNTRUSTED/.test(code))
    return "Nobody whom this machine trusts vouches for the certificate. If your company's proxy or private WeCom made it, name its CA in NODE_EXTRA_CA_CERTS.";
  if (code === noTls) return noTlsAdvice;
  if (/^(ERR_SSL_|EPROTO)/.test(code))
    return "The server and this machine agree on no way to speak TLS: look at what answers at the base URL (WECOM_BASE_URL, or wecom:baseUrl), or at the proxy.";
  if (isLocal) return "Is the simulator running? (pulumi-wecom simulator)";
  return "Does this machine need a proxy (HTTPS_PROXY)? Does a firewall let it out, and the proxy let it through?";
};

/** All checks on the facts. */
export const diagnose = (facts: Facts): DoctorReport => {
  const verdicts = checks.map(({ name, judge }) => ({ check: name, verdict: judge(facts) }));
  const cause = verdicts.find(({ verdict }) => verdict?.status === "failed")?.check;
  const healthy = cause === undefined;
  return {
    version: 1,
    healthy,
    exitStatus: healthy ? 0 : 1,
    checks: verdicts.map(({ check, verdict }) => ({
      check,
      ...(verdict ?? {
        status: "skipped",
        found: `can't be told, because of ${skippedFor(verdicts, cause)}`,
        advice: null,
      }),
    })),
  };
};

/** The failure that is nearest to WeCom, since the others stop nothing. */
const skippedFor = (
  verdicts: readonly { readonly check: string; readonly verdict: Verdict }[],
  first: string | undefined,
): string => verdicts.findLast(({ verdict }) => verdict?.status === "failed")?.check ?? first ?? "what came before";
