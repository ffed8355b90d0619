import type { Labels } from "../../app-chat/members";
import { updateAsks } from "../../app-chat/plan/asks";
import { planAsStateSays } from "../../app-chat/plan/diff";
import { planLimits } from "../../app-chat/plan/limits";
import { Userids } from "../../app-chat/plan/userids";
import type { AppChatSpec } from "../../app-chat/spec";
import type { AppChatState } from "../../app-chat/state";
import { hidesPeople } from "../../reports/directory";
import { about, type Calls, calls, noCalls } from "../calls";
import { type Context, somePeople } from "../context";
import { argumentsIn } from "../paths";
import type { PreviewStep } from "../preview/preview";
import type { Change, ChatWarning, UpdatedChat } from "../report";
import type { After, Before } from "../sides";
import type { ChatStep } from "../steps";
import { identityOf, type Planned, textOf } from "./planned";

type Difference = Pick<UpdatedChat, "joins" | "leaves" | "renamed" | "owner">;

/** What an update does, by the planner that does it, on the chat as the state has it. */
export const plannedUpdate = (chat: ChatStep, before: Before, after: After, context: Context): Planned<UpdatedChat> => {
  const changed = changedArguments(chat.step);
  const { state } = before;
  const { spec } = after;
  const { difference, cost, warnings } =
    state && spec ? known(state, spec, context) : partlyKnown(before, after, changed, context);
  const seen = new Set([
    ...((difference.joins ?? difference.leaves) ? ["members"] : []),
    ...(difference.renamed ? ["name"] : []),
    ...(difference.owner ? ["owner"] : []),
  ]);
  const secrets = secretsOf(before, after);
  const isHidden = (name: string) => [...secrets, ...before.unknown, ...after.unknown].includes(name);
  const unseen = changed.filter((name) => !seen.has(name));
  return {
    plan: {
      ...identityOf(chat, { ...after, secret: secrets }, warnings),
      // A name that the program doesn't declare stays as it is.
      name: textOf(after.values.name) || (isHidden("name") ? null : textOf(before.values.name) || null),
      action: "update",
      ...difference,
      settings: Object.freeze(unseen.filter((name) => !isHidden(name))),
      hidden: Object.freeze(unseen.filter(isHidden)),
    },
    calls: cost,
  };
};

interface Outcome {
  readonly difference: Difference;
  readonly cost: Calls;
  readonly warnings: readonly ChatWarning[];
}

const nothing: Difference = { joins: null, leaves: null, renamed: null, owner: null };

const known = (state: AppChatState, spec: AppChatSpec, { directory }: Context): Outcome => {
  if (!updateAsks(state, spec)) return { difference: nothing, cost: noCalls, warnings: [] };
  const plan = planAsStateSays(state, spec, planLimits);
  const look = { "appchat/get": 1 };
  if (plan.kind === "refused") return { difference: nothing, cost: calls(look), warnings: ["too-many"] };
  const { batches } = plan;
  const cost = calls({ ...look, ...(batches.length > 0 ? { "appchat/update": batches.length } : {}) });
  const people = (userids: readonly string[], labels: Labels) =>
    somePeople([...Userids.of(userids)], { directory, labels, secret: [] });
  const name = batches.find((batch) => batch.name !== undefined)?.name;
  const owner = batches.findLast((batch) => batch.owner !== undefined)?.owner;
  const settled = state.__unsettled === undefined && state.name !== undefined && state.owner !== undefined;
  return {
    difference: {
      joins: people(
        batches.flatMap(({ add }) => add),
        spec.members,
      ),
      leaves: people(
        batches.flatMap(({ del }) => del),
        state.members,
      ),
      renamed: name === undefined ? null : change(state.name ?? null, name),
      owner: owner === undefined ? null : change(state.owner ?? null, owner),
    },
    // What an update that broke off has done is only seen by looking.
    cost: settled ? cost : about(cost),
    warnings: settled ? [] : ["interrupted"],
  };
};

/** As far as both sides show it. */
const partlyKnown = (before: Before, after: After, changed: readonly string[], { directory }: Context): Outcome => {
  const atWeCom = changed.filter((name) => ["name", "owner", "members"].includes(name));
  const secret = [...before.secret, ...after.secret];
  const was = membersOf(before);
  const will = membersOf(after);
  const shown = was && will && !hidesPeople(secret);
  const people = (userids: Userids, labels: Labels) => somePeople([...userids], { directory, labels, secret });
  const then = Userids.of(Object.keys(was ?? {}));
  const now = Userids.of(Object.keys(will ?? {}));
  const renamed = differing(before, after, "name");
  const owner = hidesPeople(secret) ? null : differing(before, after, "owner");
  const interrupted = before.secret.includes("__unsettled");
  return {
    difference: {
      joins: shown ? people(now.minus(then), will) : null,
      leaves: shown ? people(then.minus(now), was) : null,
      renamed,
      owner,
    },
    cost:
      atWeCom.length === 0 && !interrupted && changed.length > 0
        ? noCalls
        : calls({ "appchat/get": 1, "appchat/update": 1 }, false),
    warnings: interrupted ? ["interrupted"] : [],
  };
};

const differing = (before: Before, after: After, name: string): Change | null => {
  const [from, to] = [textOf(before.values[name]), textOf(after.values[name])];
  return from === null || to === null || from === to ? null : change(from, to);
};

const membersOf = ({ values }: Before | After): Labels | undefined =>
  typeof values.members === "object" && values.members !== null ? (values.members as Labels) : undefined;

const change = (from: string | null, to: string): Change => Object.freeze({ from, to });

/** What neither side may show: who is in a chat tells its owner, and the other way round. */
const secretsOf = (before: Before, after: After): readonly string[] => {
  const secret = new Set([...before.secret, ...after.secret]);
  return [...(hidesPeople([...secret]) ? secret.union(new Set(["members", "owner"])) : secret)];
};

/** Arguments that the engine's own comparison of inputs names. */
const changedArguments = ({ diffReasons, detailedDiff }: PreviewStep): readonly string[] =>
  argumentsIn([...(diffReasons ?? []), ...Object.keys(detailedDiff ?? {})]);
