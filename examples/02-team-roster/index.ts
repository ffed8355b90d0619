import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as wecom from "pulumi-wecom";
import { parse } from "yaml";

interface Team {
  name: string;
  owner: string;
  members: Record<string, string>;
}

const roster: Record<string, Team> = parse(readFileSync(join(__dirname, "roster.yaml"), "utf8"));

export const chats = Object.fromEntries(
  Object.entries(roster).map(([team, { name, owner, members }]) => {
    const chat = new wecom.AppChat(team, { name, owner, members, onDelete: "archive" });
    return [team, chat.chatId];
  }),
);
