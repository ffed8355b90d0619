import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { z } from "zod";
import { placeOf, YamlFile } from "./yaml-file";

export interface Team {
  /** The file's name without its ending. Another name is another chat. */
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  /** Names by userid. */
  readonly members: Readonly<Record<string, string>>;
}

export interface Roster {
  readonly teams: readonly Team[];
  /** Whom a team still lists although they left the company, in words. */
  readonly departures: readonly string[];
  /** Teams by userid. */
  readonly onSeveralTeams: Readonly<Record<string, readonly string[]>>;
}

const someText = z
  .string({ error: ({ input }) => (input === undefined ? "is missing" : "must be a text") })
  .trim()
  .min(1, "is empty")
  .refine((text) => text.isWellFormed(), "has half of a character");
const userid = z.string().regex(/^[0-9A-Za-z][\w.@-]{0,63}$/);
const names = z.record(userid, someText, {
  error: ({ code }) =>
    code === "invalid_key"
      ? "is no userid, which has 1 to 64 letters, digits, and _ - @ . after the first"
      : "must be lines of userid: name",
});
const teamFile = z.strictObject(
  { name: someText.max(50, "has more than 50 characters"), owner: someText, members: names },
  { error: ({ code }) => (code === "invalid_type" ? "must have name, owner and members" : undefined) },
);

/** What can be compared with the company list, whatever else is wrong with the file. */
const comparable = z.object({
  owner: someText.optional().catch(undefined),
  members: z.record(z.string(), z.unknown()),
});

/** The roster, or every problem of every file. A person who left is no problem: the chat goes on without them. */
export const readRoster = (from: {
  /** A folder with a file for each team. */
  readonly teams: string;
  /** A file of everybody in the company. */
  readonly company: string;
}): Roster | { readonly problems: readonly string[] } => {
  const list = new YamlFile(from.company).as(names);
  const company = "value" in list ? new Map(Object.entries(list.value)) : undefined;
  // Hidden files are the machine's, not people's.
  const files = readdirSync(from.teams).filter((file) => !file.startsWith("."));
  const readings = files.sort().map((file) => readTeam(join(from.teams, file), company));
  const problems = [...("problems" in list ? list.problems : []), ...readings.flatMap((reading) => reading.problems)];
  if (problems.length > 0) return { problems };
  const teams = readings.flatMap(({ team }) => (team ? [team] : []));
  return { teams, departures: readings.flatMap(({ departures }) => departures), onSeveralTeams: severalTeams(teams) };
};

interface Reading {
  readonly team?: Team;
  readonly problems: readonly string[];
  readonly departures: readonly string[];
}

/** @param company where its own file is in order */
const readTeam = (path: string, company: ReadonlyMap<string, string> | undefined): Reading => {
  const { name: id, ext } = parse(path);
  // Left out without a word, a team's chat would be given up because somebody wrote .yml.
  if (ext !== ".yaml") return { problems: [`${placeOf(path)} must be called ${id}.yaml, or go`], departures: [] };
  const file = new YamlFile(path);
  const shape = file.as(teamFile);
  const ofShape = "problems" in shape ? shape.problems : [];
  const read = file.as(comparable);
  if (!company || "problems" in read) return { problems: ofShape, departures: [] };
  const { problems, departures, present } = compare(file, read.value, company);
  if ("problems" in shape) return { problems: [...ofShape, ...problems], departures };
  if (Object.keys(shape.value.members).length - departures.length < 2) {
    problems.push(file.problem(["members"], "must be 2 people or more who are in the company"));
  }
  const { name, owner } = shape.value;
  return { team: { id, name, owner, members: present }, problems, departures };
};

const compare = (
  file: YamlFile,
  { owner, members }: z.infer<typeof comparable>,
  company: ReadonlyMap<string, string>,
) => {
  const problems: string[] = [];
  const departures: string[] = [];
  const present: Record<string, string> = {};
  for (const entry of Object.entries(members)) {
    const [[userid, person] = []] = Object.entries(names.safeParse(Object.fromEntries([entry])).data ?? {});
    // It's wrong by itself, and has been called so.
    if (userid === undefined || person === undefined) continue;
    const known = company.get(userid);
    const [sameName] = [...company].find(([, name]) => name === person) ?? [];
    const at = ["members", userid];
    if (known === person) present[userid] = person;
    else if (known !== undefined) problems.push(file.problem(at, `is ${known} in the company list, not ${person}`));
    // A slip of the pen and the departure of somebody with a namesake look alike: only people can tell.
    else if (sameName) {
      const choice = `write ${sameName} if that is who is meant; if ${userid} has left, delete the line`;
      problems.push(file.problem(at, `is not in the company list, but ${person} is, as ${sameName}: ${choice}`));
    } else
      departures.push(file.problem(at, `(${person}) has left the company: the chat goes on without; delete the line`));
  }
  if (owner !== undefined) {
    if (!Object.hasOwn(members, owner))
      problems.push(file.problem(["owner"], `must be a member, and ${owner} is none`));
    else if (!company.has(owner))
      problems.push(file.problem(["owner"], `${owner} has left the company: choose another`));
  }
  return { problems, departures, present };
};

const severalTeams = (teams: readonly Team[]): Record<string, readonly string[]> => {
  const all = new Map<string, readonly string[]>();
  for (const { id, members } of teams) {
    for (const userid of Object.keys(members)) all.set(userid, [...(all.get(userid) ?? []), id]);
  }
  return Object.fromEntries([...all].filter(([, ids]) => ids.length > 1));
};
