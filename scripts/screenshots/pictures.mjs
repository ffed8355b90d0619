/**
 * @typedef {object} Picture
 * @property {string} name
 * @property {string} place          after the simulator's address
 * @property {string} locale
 * @property {"light" | "dark"} colorScheme
 * @property {{ width: number, height: number }} viewport
 * @property {string} ready          what has to be there before the picture is taken
 */

const wide = { width: 1_140, height: 660 };
const phone = { width: 390, height: 760 };
const chat = (/** @type {string} */ chatid) => `#/chats/ww0000000000000000/${chatid}`;

/** @type {readonly Picture[]} */
export const pictures = [
  {
    name: "page-chat",
    place: chat("oncall"),
    locale: "en-US",
    colorScheme: "light",
    viewport: wide,
    ready: ".system.by-line-hand",
  },
  {
    name: "page-messages",
    place: chat("release7"),
    locale: "en-US",
    colorScheme: "light",
    viewport: wide,
    ready: ".card",
  },
  {
    name: "page-chat-zh-dark",
    place: chat("oncall"),
    locale: "zh-CN",
    colorScheme: "dark",
    viewport: wide,
    ready: ".system.by-line-hand",
  },
  {
    name: "page-requests",
    place: "#/requests/19",
    locale: "en-US",
    colorScheme: "light",
    viewport: wide,
    ready: ".detail-facts",
  },
  { name: "page-quotas", place: "#/limits", locale: "en-US", colorScheme: "light", viewport: wide, ready: ".quota" },
  { name: "page-faults", place: "#/faults", locale: "en-US", colorScheme: "dark", viewport: wide, ready: ".rule" },
  {
    name: "page-phone",
    place: chat("oncall"),
    locale: "zh-CN",
    colorScheme: "light",
    viewport: phone,
    ready: ".system.by-line-hand",
  },
];
