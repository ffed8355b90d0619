/** The type tokens that every state has; Pulumi finds a dynamic resource's provider by how they begin. */
export const appChatType = "pulumi-nodejs:dynamic/wecom:AppChat";
export const appChatMessageType = "pulumi-nodejs:dynamic/wecom:AppChatMessage";
