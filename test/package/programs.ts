/** A chat of these people, in any of the ways in which a Pulumi program is written. */
export const chatOf = (...members: readonly string[]): string =>
  `new wecom.AppChat("oncall", { name: "On call", owner: "lisi", members: ${JSON.stringify(members)} });\n`;

/** Uses every entry, and uses two of them wrongly: types that came out as `any` would let that pass. */
export const typedProgram = `
import * as pulumi from "@pulumi/pulumi";
import * as wecom from "pulumi-wecom";
import { AppChat, type AppChatArgs, chatLimits } from "pulumi-wecom";
import { type LiveAppChat, WeComClient, type WeComClientOptions } from "pulumi-wecom/client";
import { appChat } from "pulumi-wecom/provider";
import { type ServerOptions, type Simulator, startSimulator } from "pulumi-wecom/simulator";

const args: AppChatArgs = { name: pulumi.output("On call"), members: ["lisi", pulumi.output("zhangsan")] };
export const chat: wecom.AppChat = new AppChat("oncall", args, { protect: true });
export const id: pulumi.Output<string> = chat.chatId;
export const people: pulumi.Output<readonly string[]> = chat.members.apply((members) => Object.keys(members));
// @ts-expect-error: members are needed
export const incomplete: AppChatArgs = { name: "On call" };
export const most: number = chatLimits.maxMembers;

export const ask = async (options: WeComClientOptions): Promise<LiveAppChat> => {
  const client = new WeComClient(options);
  try {
    return await client.appChat.get("chat");
  } catch (error) {
    if (wecom.isWeComApiError(error)) throw new Error(\`errcode \${error.errcode.toFixed()}\`);
    throw error;
  }
};

export const simulate = async (options: ServerOptions): Promise<string> => {
  const simulator: Simulator = await startSimulator(options);
  await simulator.close();
  return simulator.url;
};
// @ts-expect-error: a port is a number
export const wrong: ServerOptions = { port: "8787" };
export const read: Promise<object> = appChat.read("chat", {});
`;
