import { mayAdopt } from "../../app-chat/plan/adoption";
import { creationAsks } from "../../app-chat/plan/asks";
import { liveAsStateSays, viewOf } from "../../app-chat/plan/diff";
import { planLimits } from "../../app-chat/plan/limits";
import { planUpdate } from "../../app-chat/plan/plan";
import { hidesPeople } from "../../reports/directory";
import { about, type Calls, calls } from "../calls";
import { type Context, peopleOf } from "../context";
import type { ChatWarning, ShownPeople } from "../report";
import type { After, Before } from "../sides";
import { textOf } from "./planned";

/** What making a chat costs. */
export interface Making {
  readonly calls: Calls;
  readonly warnings: readonly ChatWarning[];
}

/**
 * Making a chat of which nobody knows that it is there, or that is certainly there: then WeCom refuses the creation, and
 * the chat is looked at and taken over.
 */
export const makingOf = (after: After, existing: Before | undefined): Making => {
  if (existing) return takingOver(after, existing);
  const { values, secret, unknown } = after;
  // What isn't shown is declared all the same.
  const declared = { ...values, ...Object.fromEntries([...secret, ...unknown].map((name) => [name, notShown])) };
  const asks = creationAsks(declared);
  const made = calls({ "appchat/create": 1, ...(asks ? { "appchat/get": 1 } : {}) });
  return { calls: values.adopt === true ? about(made) : made, warnings: [] };
};

/** Making a chat under the id of one that was dissolved: WeCom refuses it, and the look that follows finds nothing. */
export const makingAgain: Making = Object.freeze({
  calls: calls({ "appchat/create": 1, "appchat/get": 1 }),
  warnings: Object.freeze(["dissolved"] as const),
});

const takingOver = ({ spec }: After, { state }: Before): Making => {
  const refused = { "appchat/create": 1, "appchat/get": 1 };
  if (!spec || !state)
    return { calls: calls({ ...refused, "appchat/get": 2, "appchat/update": 1 }, false), warnings: [] };
  const live = liveAsStateSays(state);
  if (!mayAdopt({ name: live.name, owner: live.owner, userList: [...live.members] }, spec)) {
    return { calls: calls(refused), warnings: ["id-taken"] };
  }
  const plan = planUpdate({ state: { members: [] }, live, program: viewOf(spec) }, planLimits);
  const looked = { ...refused, "appchat/get": 2 };
  if (plan.kind === "refused") return { calls: calls(looked), warnings: ["too-many"] };
  return { calls: calls({ ...looked, "appchat/update": plan.batches.length }), warnings: [] };
};

/** Who will be in a chat that is made, and who owns it. */
export const peopleIn = (after: After, { directory }: Context): { members: ShownPeople; ownedBy: string | null } => {
  const { members } = after.values;
  if (typeof members !== "object" || members === null) return { members: notShown, ownedBy: null };
  const labels = members as Readonly<Record<string, string>>;
  return {
    members: peopleOf(Object.keys(labels), { directory, labels, secret: after.secret }),
    ownedBy: hidesPeople(after.secret) ? null : textOf(after.values.owner),
  };
};

export const notShown: ShownPeople = Object.freeze({ count: null, people: null });
