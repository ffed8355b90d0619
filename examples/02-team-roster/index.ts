import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as wecom from "pulumi-wecom";
import { parse } from "yaml";

interface Team {
  name: string;
  owner: string;
  members: Record<string, string>;
}

// Fatal, since names in another encoding, such as GBK, would come out as others.
const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(__dirname, "roster.yaml")));
const roster: Record<string, Team> = parse(text);

export const chats = Object.fromEntries(
  Object.entries(roster).map(([team, { name, owner, members }]) => {
    const chat = new wecom.AppChat(team, { name, owner, members, onDelete: "archive" });
    return [team, chat.chatId];
  }),
);
