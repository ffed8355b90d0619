import "./require-node";

/** WeCom's appchat API without Pulumi: `import { WeComClient } from "pulumi-wecom/client"`. */
export { AppChatApi, type AppChatChange, type AppChatCreation, type LiveAppChat } from "./api/app-chat";
export { type CallOptions, WeComClient, type WeComClientOptions } from "./api/client";
export type { Clock } from "./api/clock";
export { type ChatLimits, chatLimits, corpQuotas, type Quota, type QuotaWindow } from "./api/limits";
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
