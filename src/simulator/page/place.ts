import type { ChatKey } from "./chat-key";

/** Where somebody is; each place has an address of its own after the `#`. */
export type Route =
  | { readonly view: "chats"; readonly chat: ChatKey | undefined }
  | { readonly view: "requests"; readonly seq: number | undefined }
  | { readonly view: "limits" }
  | { readonly view: "faults" };

export function parseRoute(hash: string): Route {
  const [view, ...rest] = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decoded);
  const [first = "", second = ""] = rest;
  switch (view) {
    case "requests":
      return { view, seq: /^\d+$/.test(first) ? Number(first) : undefined };
    case "limits":
    case "faults":
      return { view };
    default:
      return { view: "chats", chat: second === "" ? undefined : { corpId: first, chatid: second } };
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export function hashOf(route: Route): string {
  switch (route.view) {
    case "chats":
      return route.chat === undefined
        ? "#/chats"
        : `#/chats/${encodeURIComponent(route.chat.corpId)}/${encodeURIComponent(route.chat.chatid)}`;
    case "requests":
      return route.seq === undefined ? "#/requests" : `#/requests/${route.seq}`;
    case "limits":
    case "faults":
      return `#/${route.view}`;
  }
}
