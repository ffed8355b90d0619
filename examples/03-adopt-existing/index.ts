import * as pulumi from "@pulumi/pulumi";
import * as wecom from "pulumi-wecom";

const config = new pulumi.Config();

// A preview shows that a chat is created, since only the run looks whether it exists. The run then takes it over: it sets
// name and owner, adds whoever is missing and says who else is in it. Nobody is removed: a refresh shows the others, and
// the `up` after it removes them, unless they are declared by then.
const incident = new wecom.AppChat("incident", {
  chatId: config.require("incidentChatId"),
  adopt: true,
  name: "Incident",
  owner: "lisi",
  members: ["lisi", "wangwu", "zhangsan"],
});

// Only read: whatever manages that chat goes on doing so.
const announcements = wecom.AppChat.get("announcements", config.require("announcementsChatId"));

export const incidentName = incident.name;
export const announcementsOwner = announcements.owner;
