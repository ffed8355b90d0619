import * as wecom from "pulumi-wecom";

const oncall = new wecom.AppChat("oncall", {
  name: "On call",
  owner: "lisi",
  members: ["lisi", "wangwu", "zhangsan"],
});

export const chatId = oncall.chatId;
