import * as pulumi from "@pulumi/pulumi";
import * as wecom from "pulumi-wecom";

const version = new pulumi.Config().require("version");

const releases = new wecom.AppChat("releases", {
  name: "Releases",
  owner: "lisi",
  members: ["lisi", "wangwu", "zhangsan"],
});

// The resources that are deployed stand here; the message waits for them in `dependsOn`.
const deployed: pulumi.Resource[] = [releases];

const announcement = new wecom.AppChatMessage(
  "released",
  {
    chatId: releases.chatId,
    text: { content: `Version ${version} is out.\n<@lisi> has the pager.`, mentionedList: ["lisi"] },
    triggers: { version },
  },
  { dependsOn: deployed },
);

export const outcome = announcement.outcome;
