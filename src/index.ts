import "./require-node";

export { AppChat, type AppChatArgs } from "./app-chat/resource";
export type { Membership, OnDelete } from "./app-chat/spec";
export {
  AppChatApi,
  type AppChatChange,
  type AppChatCreation,
  type CallOptions,
  type ChatLimits,
  type Clock,
  chatLimits,
  corpQuotas,
  type FailureKind,
  isWeComApiError,
  isWeComConfigError,
  isWeComError,
  isWeComNetworkError,
  isWeComProtocolError,
  isWeComTimeoutError,
  type LiveAppChat,
  type Quota,
  type QuotaWindow,
  Secret,
  type TransportOptions,
  WeComApiError,
  WeComClient,
  type WeComClientOptions,
  WeComConfigError,
  WeComError,
  WeComNetworkError,
  WeComProtocolError,
  WeComTimeoutError,
} from "./client";
export { AppChatError, isAppChatError } from "./errors";
