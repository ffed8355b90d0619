import "./require-node";
import { AppChatProvider } from "./app-chat/provider";
import { AppChatMessageProvider } from "./app-chat-message/provider";
import { Connection } from "./engine/connection";
import { nodeEnvironment } from "./engine/environment";

const environment = nodeEnvironment();
const connection = new Connection(environment);

/**
 * The provider objects that the constant `__provider` texts name. Not for programs: Pulumi's own process loads this.
 * The names of this module and of its exports are in every state file ever written.
 */
export const appChat = new AppChatProvider(environment, connection);
export const appChatMessage = new AppChatMessageProvider(environment, connection);
