import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as wecom from "pulumi-wecom";
import { parse } from "yaml";

interface Team {
  name: string;
  owner: string;
  members: Record<string, string>;
}

const file = readFileSync(join(__dirname, "roster.yaml"));
// Names in another encoding, such as GBK, would come out as others.
if (!isUtf8(file)) throw new pulumi.RunError("roster.yaml is no UTF-8: save it as UTF-8");
const roster: Record<string, Team> = parse(file.toString());

export const chats = Object.fromEntries(
  Object.entries(roster).map(([team, { name, owner, members }]) => {
    const chat = new wecom.AppChat(team, { name, owner, members, onDelete: "archive" });
    return [team, chat.chatId];
  }),
);
