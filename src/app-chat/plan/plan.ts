import type { ChatLimits } from "../../api/limits";
import type { Unsettled } from "../state";
import { type Batch, type Change, type PlanLimits, schedule } from "./schedule";
import { samePerson, Userids } from "./userids";

/** Name, owner and members as state or program have them; a name or owner left out is nobody's affair. */
export interface ChatView {
  readonly name?: string | undefined;
  readonly owner?: string | undefined;
  readonly members: Iterable<string>;
}

/** The chat as WeCom shows it. */
export interface LiveView {
  readonly name: string;
  readonly owner: string;
  readonly members: Iterable<string>;
}

/** What to send, one call a batch. */
export interface Update {
  readonly kind: "update";
  readonly batches: readonly Batch[];
}

/** No way leads there: the chat would have `size` people, more than WeCom allows, `strangers` of them not declared. */
export interface Refused {
  readonly kind: "refused";
  readonly size: number;
  readonly strangers: number;
}

export type UpdatePlan = Update | Refused;

const nothingToDo: UpdatePlan = Object.freeze({ kind: "update", batches: Object.freeze([]) });

export interface Transition {
  /** What the last run, or the last refresh, knew. */
  readonly state: ChatView & { readonly unsettled?: Unsettled | undefined };
  readonly live: LiveView;
  readonly program: ChatView;
}

/**
 * Exactly the change that the program made, on the chat as it is: whom the state didn't have and the program has comes
 * in, whom the state had and the program hasn't goes, each only where the chat needs it; name and owner likewise.
 * So a person whom neither knows is never removed, and one who left by hand comes back only when a refresh has shown it.
 * What an interrupted update may have done counts as a change of the program's: it is brought to what is declared.
 *
 * On top of that comes only what keeps the chat valid: declared people who are missing, where it would be too small or
 * its owner not in it, and a new owner where the old one goes.
 */
export const planUpdate = (transition: Transition, limits: PlanLimits): UpdatePlan => {
  const wanted = declaredChange(transition);
  if (isNothing(wanted)) return nothingToDo;
  const change = keepValid(wanted, transition, limits);
  const live = Userids.of(transition.live.members);
  const size = live.plus(change.add).minus(change.del).size;
  if (size > limits.maxMembers) {
    const strangers = live.minus(Userids.of(transition.program.members)).minus(change.del).size;
    return Object.freeze({ kind: "refused", size, strangers });
  }
  const batches = schedule({ members: live, owner: transition.live.owner }, change, limits);
  return Object.freeze({ kind: "update", batches: Object.freeze(batches) });
};

const isNothing = (change: Change): boolean =>
  change.name === undefined && change.owner === undefined && change.add.size === 0 && change.del.size === 0;

const declaredChange = ({ state, live, program }: Transition): Change => {
  const before = Userids.of(state.members);
  const after = Userids.of(program.members);
  const present = Userids.of(live.members);
  const unsettled = Userids.of(state.unsettled?.members ?? []);
  const renamed = declaresName(state, program) || state.unsettled?.name === true;
  const handedOver = declaresOwner(state, program) || state.unsettled?.owner === true;
  return {
    name: renamed && program.name !== live.name ? program.name : undefined,
    owner: handedOver && !samePerson(program.owner, live.owner) ? program.owner : undefined,
    add: after.minus(before.minus(unsettled)).minus(present),
    del: present.and(before.plus(unsettled).minus(after)),
  };
};

const declaresName = (state: ChatView, program: ChatView): boolean =>
  program.name !== undefined && program.name !== state.name;

const declaresOwner = (state: ChatView, program: ChatView): boolean =>
  program.owner !== undefined && !samePerson(program.owner, state.owner);

/** Whether the program asks anything of WeCom that the state doesn't have already. */
export const declaresChange = (state: ChatView, program: ChatView): boolean => {
  const before = Userids.of(state.members);
  const after = Userids.of(program.members);
  return (
    declaresName(state, program) ||
    declaresOwner(state, program) ||
    after.minus(before).size > 0 ||
    before.minus(after).size > 0
  );
};

const keepValid = (change: Change, { live, program }: Transition, limits: ChatLimits): Change => {
  const present = Userids.of(live.members);
  const declared = Userids.of(program.members);
  let { owner, add } = change;
  const staying = () => present.plus(add).minus(change.del);

  if (owner === undefined && !staying().has(live.owner)) {
    // The owner goes. Whom the program names comes first, then whoever of its people is there, then whoever is missing.
    owner = program.owner ?? declared.and(staying()).sorted()[0] ?? declared.sorted()[0];
  }
  if (owner !== undefined && !staying().has(owner)) add = add.plus([owner]);
  const missing = declared.minus(staying()).sorted();
  const lacking = Math.max(0, limits.minMembers - staying().size);
  return { ...change, owner, add: add.plus(missing.slice(0, lacking)) };
};

/** Who came or left by hand since the state was last true; nobody acts on it, but people should know. */
export interface Unseen {
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/** What of the chat after an update neither state nor program explains. */
export const unseenDrift = (state: ChatView, program: ChatView, after: LiveView): Unseen => {
  const present = Userids.of(after.members);
  const known = Userids.of(state.members);
  const declared = Userids.of(program.members);
  return {
    joined: present.minus(known).minus(declared).sorted(),
    left: declared.and(known).minus(present).sorted(),
  };
};
