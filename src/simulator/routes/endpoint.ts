import type { Download } from "../media/download";
import type { Answer } from "../wire/answer";
import type { Call } from "../wire/call";
import type { Fields } from "../wire/fields";
import type { Edition } from "../world/edition";
import type { World } from "../world/world";

/** One call of WeCom's API. */
export interface Endpoint {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Where it exists; elsewhere it is HTTP 404. */
  readonly editions: readonly Edition[];
  /** Whether its body is a multipart form; elsewhere a form is no JSON, and errmsg says so. */
  readonly form?: true;
  /** Decides, changes the world if nothing speaks against it, and answers. It never waits, so no call comes between. */
  readonly answer: (world: World, call: Call, fields: Fields) => Answer | Download;
}

export const bothEditions: readonly Edition[] = ["public", "private"];
