/** Calls of WeCom's API as the documentation writes them. */
export type EndpointName =
  | "gettoken"
  | "appchat/create"
  | "appchat/update"
  | "appchat/get"
  | "appchat/send"
  | "appchat/dismiss"
  | "media/upload";

/** One call of WeCom's API. */
export interface Endpoint<Name extends EndpointName = EndpointName> {
  readonly name: Name;
  readonly method: "GET" | "POST";
  readonly path: string;
  /**
   * Whether it changes something at WeCom. Such a call is never repeated once it may have arrived, not even an update,
   * whose repetition ends in the same chat: in between, a person may have undone it.
   */
  readonly writes: boolean;
}

export const endpoints = {
  getToken: { name: "gettoken", method: "GET", path: "/cgi-bin/gettoken", writes: false },
  create: { name: "appchat/create", method: "POST", path: "/cgi-bin/appchat/create", writes: true },
  update: { name: "appchat/update", method: "POST", path: "/cgi-bin/appchat/update", writes: true },
  get: { name: "appchat/get", method: "GET", path: "/cgi-bin/appchat/get", writes: false },
  send: { name: "appchat/send", method: "POST", path: "/cgi-bin/appchat/send", writes: true },
  // A file that is uploaded twice is seen by nobody twice, and forgotten after three days.
  upload: { name: "media/upload", method: "POST", path: "/cgi-bin/media/upload", writes: false },
  dismiss: { name: "appchat/dismiss", method: "POST", path: "/cgi-bin/appchat/dismiss", writes: true },
} as const satisfies Record<string, Endpoint>;
