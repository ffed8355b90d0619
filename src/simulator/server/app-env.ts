import type { Call } from "../wire/call";

/** What hono's context carries here. */
export interface AppEnv {
  Bindings: {
    /** The peer's address, where there is one. */
    readonly callerAddress?: string;
  };
  Variables: {
    call: Call;
    /** The text of the API's answer; a file has none. */
    said?: string;
  };
}
