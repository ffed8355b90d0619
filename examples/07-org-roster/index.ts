import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as wecom from "pulumi-wecom";
import { readRoster } from "./roster";

const roster = readRoster({ teams: join(__dirname, "teams"), company: join(__dirname, "company.yaml") });

// The problems of all files at once, and before the first resource: a roster is carried out as a whole, or not at all.
if ("problems" in roster) throw new pulumi.RunError(`The roster has problems:\n${roster.problems.join("\n")}`);

for (const departure of roster.departures) void pulumi.log.warn(departure);

export const chats = Object.fromEntries(
  roster.teams.map(({ id, name, owner, members }) => {
    // The file's name is the chat's identity: with another name this one is archived, and another is made.
    const chat = new wecom.AppChat(id, { name, owner, members, onDelete: "archive" });
    return [id, chat.chatId];
  }),
);

/** Whoever is on several teams is in the chat of each, and leaves them one by one. */
export const onSeveralTeams = roster.onSeveralTeams;
