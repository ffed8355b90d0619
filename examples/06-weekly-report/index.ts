import * as pulumi from "@pulumi/pulumi";
import * as wecom from "pulumi-wecom";

const team = new wecom.AppChat("team", { name: "Team", owner: "lisi", members: ["lisi", "zhangsan"] });
const chatId = team.chatId;

// Pulumi looks at what is in the file: another content is another message.
const report = new wecom.AppChatMessage("report", {
  chatId,
  file: { source: new pulumi.asset.FileAsset("report.csv"), filename: "周报.csv" },
});

const card = new wecom.AppChatMessage(
  "card",
  {
    chatId,
    textcard: {
      title: "Weekly report",
      description: '<div class="gray">Week 48</div>What happened, and what is next',
      url: "https://example.com/reports/48",
      btntxt: "Read",
    },
  },
  { dependsOn: [report] },
);

export const sentAt = [report.sentAt, card.sentAt];
