import "./require-node";

/** WeCom's appchat API without Pulumi: `import { WeComClient } from "pulumi-wecom/client"`. */
export {
  AppChatApi,
  type AppChatChange,
  type AppChatCreation,
  type LiveAppChat,
  type SendOptions,
  type SentMessage,
} from "./api/app-chat";
export type { Around } from "./api/call";
export { type CallOptions, WeComClient, type WeComClientOptions } from "./api/client";
export type { Clock } from "./api/clock";
export {
  type ChatLimits,
  chatLimits,
  corpQuotas,
  type MediaLimits,
  type MediaType,
  mediaLimits,
  memberQuotas,
  messageLimits,
  messageQuotas,
  type Quota,
  type QuotaWindow,
} from "./api/limits";
export { MediaApi, type MediaUpload } from "./api/media";
export type { MediaSource } from "./api/media-file";
export type {
  Articles,
  ChatMessage,
  MarkdownContent,
  MediaContent,
  Message,
  MessageContents,
  MessageType,
  MpnewsArticle,
  NewsArticle,
  TextContent,
  TextcardContent,
  VideoContent,
} from "./api/message";
export { Secret } from "./api/redact";
export type { TransportOptions } from "./api/transport";
export {
  type FailureKind,
  isWeComApiError,
  isWeComConfigError,
  isWeComError,
  isWeComNetworkError,
  isWeComProtocolError,
  isWeComTimeoutError,
  WeComApiError,
  WeComConfigError,
  WeComError,
  WeComNetworkError,
  WeComProtocolError,
  WeComTimeoutError,
} from "./errors";
