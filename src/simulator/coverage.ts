/** How far the simulator speaks one route, admitted in words. */
export interface Coverage {
  readonly state: "full" | "partial" | "not started";
  /** What isn't there, where it isn't `full`. */
  readonly gap?: string;
  /** The test file, under `test/integration/simulator/`. */
  readonly testedBy?: string;
}

/** Every route of WeCom's API that group chats need, and every route of the side channel. A test compares it with hono's. */
export const coverage: Readonly<Record<string, Coverage>> = {
  "GET /cgi-bin/gettoken": {
    state: "partial",
    testedBy: "gettoken.test.ts",
    gap: "no block of an address after many calls with a wrong secret; no quotas per address",
  },
  "POST /cgi-bin/appchat/create": {
    state: "partial",
    testedBy: "create.test.ts",
    gap: "no quotas per address; no limit of concurrent calls (45033 only as a fault)",
  },
  "POST /cgi-bin/appchat/update": {
    state: "partial",
    testedBy: "update.test.ts",
    gap: "as create; no most length of a list in one call, which is unknown",
  },
  "GET /cgi-bin/appchat/get": { state: "partial", testedBy: "get.test.ts", gap: "as create" },
  "POST /cgi-bin/appchat/send": {
    state: "partial",
    testedBy: "messages.test.ts",
    gap: "as create; URLs, HTML and markdown are looked at for their length alone",
  },
  "POST /cgi-bin/appchat/dismiss": { state: "full", testedBy: "private-edition.test.ts" },
  "POST /cgi-bin/appchat/revoke": {
    state: "partial",
    testedBy: "private-edition.test.ts",
    gap: "no limit of a message's age, which is unknown; whether a person had got the message isn't looked at",
  },
  "GET /cgi-bin/appchat/list": { state: "not started", gap: "the private edition's list; its shape is unknown" },
  "POST /cgi-bin/media/upload": {
    state: "partial",
    testedBy: "media.test.ts",
    gap: "as create; contents are looked at for their first bytes and a voice's length alone",
  },
  "GET /cgi-bin/media/get": { state: "partial", testedBy: "media.test.ts", gap: "as create; no ranges" },
  "GET /": { state: "full", testedBy: "page.test.ts" },
  "GET /_page/:file": { state: "full", testedBy: "page.test.ts" },
  "GET /_sim/readyz": { state: "full", testedBy: "side-channel.test.ts" },
  "GET /_sim/state": { state: "full", testedBy: "side-channel.test.ts" },
  "GET /_sim/overview": { state: "full", testedBy: "side-channel.test.ts" },
  "GET /_sim/events": { state: "full", testedBy: "events.test.ts" },
  "POST /_sim/reset": { state: "full", testedBy: "side-channel.test.ts" },
  "PUT /_sim/seed": { state: "full", testedBy: "side-channel.test.ts" },
  "GET /_sim/requests": { state: "full", testedBy: "requests.test.ts" },
  "GET /_sim/requests/:seq": { state: "full", testedBy: "requests.test.ts" },
  "DELETE /_sim/requests": { state: "full", testedBy: "requests.test.ts" },
  "GET /_sim/faults": { state: "full", testedBy: "faults.test.ts" },
  "PUT /_sim/faults": { state: "full", testedBy: "faults.test.ts" },
  "POST /_sim/faults": { state: "full", testedBy: "faults.test.ts" },
  "POST /_sim/faults/remove": { state: "full", testedBy: "faults.test.ts" },
  "GET /_sim/quotas": { state: "full", testedBy: "quotas.test.ts" },
  "POST /_sim/clock/advance": { state: "full", testedBy: "side-channel.test.ts" },
  "GET /_sim/media/:mediaid": { state: "full", testedBy: "media.test.ts" },
  "POST /_sim/tokens/void": { state: "full", testedBy: "gettoken.test.ts" },
  "GET /_sim/knobs": { state: "full", testedBy: "side-channel.test.ts" },
  "PUT /_sim/knobs": { state: "full", testedBy: "side-channel.test.ts" },
  "GET /_sim/chats": { state: "full", testedBy: "chats.test.ts" },
  "GET /_sim/chats/:chatid": { state: "full", testedBy: "chats.test.ts" },
  "GET /_sim/chats/:chatid/members": { state: "full", testedBy: "chats.test.ts" },
  "GET /_sim/chats/:chatid/events": { state: "full", testedBy: "chats.test.ts" },
  "POST /_sim/chats/:chatid/join": { state: "full", testedBy: "by-hand.test.ts" },
  "POST /_sim/chats/:chatid/leave": { state: "full", testedBy: "by-hand.test.ts" },
  "POST /_sim/chats/:chatid/rename": { state: "full", testedBy: "by-hand.test.ts" },
  "POST /_sim/chats/:chatid/owner": { state: "full", testedBy: "by-hand.test.ts" },
  "POST /_sim/chats/:chatid/dissolve": { state: "full", testedBy: "by-hand.test.ts" },
};
