import "./require-node";

export { AppChat, type AppChatArgs } from "./app-chat/resource";
export type { Membership, OnDelete } from "./app-chat/spec";
export type {
  AppChatMessageArgs,
  AppChatMessageContents,
  MediaFileInput,
  MediaInput,
  MpnewsArticleInput,
  VideoInput,
} from "./app-chat-message/arguments";
export { AppChatMessage, type SentFile } from "./app-chat-message/resource";
// biome-ignore lint/performance/noReExportAll: this entry is the client and more, so a list could only fall behind.
export * from "./client";
export { AppChatError, isAppChatError } from "./errors";
