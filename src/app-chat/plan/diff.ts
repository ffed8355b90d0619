import { isDeepStrictEqual } from "node:util";
import { isUnknown } from "../../engine/unknown";
import type { AppChatInputs } from "../check/check";
import type { AppChatSpec } from "../spec";
import { type AppChatState, declaredPart } from "../state";
import { type LiveView, planUpdate, type UpdatePlan } from "./plan";
import type { PlanLimits } from "./schedule";

/** What would be done if the chat were as the state says; the lists are named as `appchat/update` names them. */
export type AppChatDiff =
  | { readonly kind: "same" }
  | { readonly kind: "replacement" }
  /** Something isn't known before the run. */
  | { readonly kind: "undecided" }
  | {
      readonly kind: "update";
      readonly name?: string;
      readonly owner?: string;
      readonly add_user_list: readonly string[];
      readonly del_user_list: readonly string[];
    };

/** State against program, by the planner that the update uses. Pure. */
export const diffAppChat = (state: AppChatState, news: AppChatInputs, limits: PlanLimits): AppChatDiff => {
  const declared = specOf(news);
  if (!isUnknown(declared.chatId) && declared.chatId !== state.chatId) return { kind: "replacement" };
  if (isUnknown(declared)) return { kind: "undecided" };
  if (state.__unsettled === undefined && isDeepStrictEqual(declaredPart(state), declared)) return { kind: "same" };

  const plan = planAsStateSays(state, declared, limits);
  const batches = plan.kind === "update" ? plan.batches : [];
  const name = batches.find((batch) => batch.name !== undefined)?.name;
  const owner = batches.findLast((batch) => batch.owner !== undefined)?.owner;
  return {
    kind: "update",
    ...(name === undefined ? {} : { name }),
    ...(owner === undefined ? {} : { owner }),
    add_user_list: batches.flatMap(({ add }) => add),
    del_user_list: batches.flatMap(({ del }) => del),
  };
};

/** The update if the chat is as the state says. */
export const planAsStateSays = (state: AppChatState, declared: AppChatSpec, limits: PlanLimits): UpdatePlan =>
  planUpdate({ state: viewOf(declaredPart(state)), live: liveAsStateSays(state), program: viewOf(declared) }, limits);

/** The chat as the state knows it. */
export const liveAsStateSays = ({ name, owner, members }: AppChatState): LiveView => ({
  name: name ?? "",
  owner: owner ?? "",
  members: Object.keys(members),
});

/** Checked inputs without what Pulumi added to them. */
export const specOf = (inputs: AppChatInputs): AppChatSpec => {
  const { __provider, ...spec } = inputs;
  return spec as unknown as AppChatSpec;
};

/** The part of a chat that WeCom has. */
export const viewOf = ({ name, owner, members }: Pick<AppChatSpec, "name" | "owner" | "members">) => ({
  name,
  owner,
  members: Object.keys(members),
});
