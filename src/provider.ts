import "./require-node";
import { AppChatProvider, nodeEnvironment } from "./app-chat/provider";

/**
 * The provider objects that the constant `__provider` texts name. Not for programs: Pulumi's own process loads this.
 * The names of this module and of its exports are in every state file ever written.
 */
export const appChat = new AppChatProvider(nodeEnvironment());
