import { type FailureKind, WeComApiError } from "../errors";
import { type Endpoint, endpoints } from "./endpoints";
import { hintFor } from "./hints";

/** The global table of errcodes (official page 90313); a code that is not in it is `fatal`. */
const codes: Readonly<Record<Exclude<FailureKind, "fatal">, readonly number[]>> = {
  transient: [-1],
  concurrency: [6000, 45033],
  "rate-limited": [45009, 45011],
  token: [40001, 40014, 42001, 41001],
  absent: [86001, 86003, 40050, 49008],
  exists: [86215],
  foreign: [86008],
  "bad-member": [86007, 60111, 40003, 40031, 46004, 301021, 86005, 86216, 86217, 81013],
  "bad-request": [
    82001, 86004, 86006, 86201, 86202, 86203, 86204, 86205, 86206, 86207, 86220, 86224, 40033, 40035, 40058, 40063,
    40008, 40039, 40074, 41010, 41016, 41033, 44004, 45002, 45008, 45032, 40007, 41006, 40004, 40005, 40006, 40009,
    40011, 40123, 44001, 45001, 45007,
  ],
  permission: [48002, 60011, 48004, 48006, 50002, 301002, 86101],
  config: [40013, 40091, 41002, 41004, 2000002, 50003, 60020],
};

const kinds: ReadonlyMap<number, FailureKind> = new Map(
  Object.entries(codes).flatMap(([kind, errcodes]) => errcodes.map((errcode) => [errcode, kind as FailureKind])),
);

/** The kind of a failure: by errcode and call alone, never by the text beside it (page 90455: that may change). */
export const classify = (endpoint: Endpoint, errcode: number): FailureKind => {
  // 40001 from `gettoken` is a wrong secret; elsewhere clients in the field see it for a stale token.
  if (errcode === 40001 && endpoint === endpoints.getToken) return "config";
  // 86001 is "bad chatid". Of an id that is to be made it can't mean that there is no such chat.
  if (errcode === 86001 && endpoint === endpoints.create) return "bad-request";
  return kinds.get(errcode) ?? "fatal";
};

/** −1 (system busy) and 6000 (version conflict) leave open whether a write was done; every other errcode is a no. */
const undecided: ReadonlySet<number> = new Set([-1, 6000]);

export const apiError = (endpoint: Endpoint, errcode: number, errmsg: string): WeComApiError => {
  const kind = classify(endpoint, errcode);
  return new WeComApiError({
    endpoint: endpoint.name,
    errcode,
    errmsg,
    kind,
    hint: hintFor(endpoint, errcode),
    mayHaveArrived: endpoint.writes && undecided.has(errcode),
  });
};
