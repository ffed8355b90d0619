import type { LiveView } from "./plan";
import { type Batch, type PlanLimits, schedule } from "./schedule";
import { Userids } from "./userids";

const prefix = "[archived]";

/** What is left of a chat that can't be deleted: a name that says so, its owner and one other, since WeCom wants two. */
export const planArchive = (live: LiveView, limits: PlanLimits): readonly Batch[] => {
  const present = Userids.of(live.members);
  const [first, ...others] = present.has(live.owner)
    ? [live.owner, ...present.minus(Userids.of([live.owner]))]
    : present.sorted();
  const kept = Userids.of([first, ...others].slice(0, limits.minMembers).filter((userid) => userid !== undefined));
  const name = archivedName(live.name, limits.maxNameLength);
  return schedule(
    { members: present, owner: live.owner },
    { name: name === live.name ? undefined : name, add: Userids.of([]), del: present.minus(kept) },
    limits,
  );
};

const archivedName = (name: string, maxLength: number): string =>
  name.startsWith(prefix) ? name : [...`${prefix} ${name}`.trimEnd()].slice(0, maxLength).join("");
