import type { SettingsProblem } from "../config";

/** What was found out of this machine and of WeCom. What couldn't be asked, because something before it is wrong, is undefined. */
export interface Facts {
  readonly node: string;
  /** The version of `@pulumi/pulumi` that the folder's program would load. */
  readonly sdk: string | undefined;
  readonly cli: CliFact;
  readonly settings: SettingsFact;
  readonly proxy: ProxyFact | undefined;
  readonly dns: DnsFact | undefined;
  readonly probe: ProbeFact | undefined;
  readonly asked: AskedFact | undefined;
}

export type CliFact =
  | { readonly kind: "found"; readonly version: string }
  | { readonly kind: "missing" }
  | { readonly kind: "broken"; readonly message: string };

export interface SettingsFact {
  /** What is set, and where; a secret is named, not shown. */
  readonly found: readonly string[];
  /** Those of the proxy's variables have a check of their own. */
  readonly problems: readonly SettingsProblem[];
  readonly baseUrl: URL | undefined;
  /** Whose configuration was looked at, too. */
  readonly stack?: string | undefined;
  /** How the settings that are the stack's compare with those in its state; undefined where there is nothing to compare. */
  readonly stored?: StoredFact | undefined;
}

export type StoredFact =
  /** Keys whose value in the state is another, or that are only in one of the two. */
  { readonly kind: "other"; readonly keys: readonly string[] } | { readonly kind: "unread"; readonly message: string };

export type ProxyFact =
  | { readonly kind: "none"; readonly why: string }
  /** `origin` has no user and no password. */
  | { readonly kind: "reached"; readonly origin: string }
  | { readonly kind: "unreachable"; readonly origin: string; readonly message: string };

export type DnsFact =
  | { readonly kind: "literal" | "left-to-proxy" }
  | { readonly kind: "found"; readonly addresses: readonly string[] }
  | { readonly kind: "failed"; readonly code: string };

/** One call without credentials. */
export type ProbeFact =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly contentType: string;
      /** JSON with an errcode. */
      readonly isWeCom: boolean;
      /** This machine's clock less the server's, as the Date header has it. */
      readonly skewMs: number | undefined;
    }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };

/** `appchat/get` of an id that no chat has, with the `gettoken` before it. */
export type AskedFact =
  | { readonly kind: "absent" }
  | {
      readonly kind: "refused";
      readonly endpoint: string;
      readonly errcode: number;
      readonly errmsg: string;
      readonly hint: string | undefined;
    }
  | { readonly kind: "failed"; readonly endpoint: string; readonly message: string };
