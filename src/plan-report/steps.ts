import { appChatMessageType, appChatType } from "../engine/resource-type";
import { messageOf } from "../errors";
import { parseUrn } from "../stack-state/urn";
import type { PreviewStep } from "./preview/preview";
import { type After, afterOf, type Before, beforeOf } from "./sides";

/**
 * What a step is for a chat. `read` is a look without management (`AppChat.get`), `refresh` one before the run. Of
 * `nothing` WeCom is never asked.
 */
export type StepKind = "create" | "update" | "replace" | "destroy" | "same" | "read" | "refresh" | "nothing";

/** Pulumi's operations (`sdk/go/common/display/ops.go`). Imports are left out: the engine can't import these resources. */
const kinds: ReadonlyMap<string, StepKind> = new Map([
  ["create", "create"],
  ["create-replacement", "create"],
  ["update", "update"],
  ["replace", "replace"],
  ["delete", "destroy"],
  ["delete-replaced", "destroy"],
  ["same", "same"],
  ["read", "read"],
  ["read-replacement", "read"],
  ["refresh", "refresh"],
  ["discard", "nothing"],
  ["discard-replaced", "nothing"],
  ["read-discard", "nothing"],
  ["remove-pending-replace", "nothing"],
]);

/** A step of a resource of this package. */
export interface OwnStep {
  readonly urn: string;
  readonly resource: string;
  /** Undefined for an operation that this release doesn't know. */
  readonly kind: StepKind | undefined;
  readonly step: PreviewStep;
}

export interface ChatStep extends OwnStep {
  readonly before: Before | undefined;
  readonly after: After | undefined;
  /** Why before or after can't be read. */
  readonly unreadable: string | undefined;
}

/** The steps of a preview by what they are about. */
export interface SortedSteps {
  readonly chats: readonly ChatStep[];
  readonly messages: readonly OwnStep[];
  /** Changes of resources that aren't of this package. */
  readonly others: number;
}

export const sortSteps = (steps: readonly PreviewStep[]): SortedSteps => {
  // With --show-replacement-steps a replacement is there three times.
  const replaced = new Set(steps.filter(({ op }) => op === "replace").map(({ urn }) => urn));
  const counted = steps.filter(({ op, urn }) => !(partsOfReplacement.has(op) && replaced.has(urn)));
  const own = counted.map((step) => ({ ...parseUrn(step.urn), step }));
  const ofType = (type: string) =>
    own.filter((each) => each.type === type).map(({ name, step }) => ownStep(name, step));
  return {
    chats: ofType(appChatType).map(chatStep),
    messages: ofType(appChatMessageType),
    others: own.filter(({ type, step }) => !ownTypes.has(type) && !quiet.has(kinds.get(step.op)) && !isEngines(type))
      .length,
  };
};

const partsOfReplacement: ReadonlySet<string> = new Set(["create-replacement", "delete-replaced"]);
const ownTypes: ReadonlySet<string> = new Set([appChatType, appChatMessageType]);
/** Kinds that change nothing. */
const quiet: ReadonlySet<StepKind | undefined> = new Set<StepKind>(["same", "read", "refresh", "nothing"]);

/** The stack itself and its providers. */
const isEngines = (type: string): boolean => type.startsWith("pulumi:pulumi:") || type.startsWith("pulumi:providers:");

const ownStep = (resource: string, step: PreviewStep): OwnStep => ({
  urn: step.urn,
  resource,
  kind: kinds.get(step.op),
  step,
});

const chatStep = (own: OwnStep): ChatStep => {
  const { oldState, newState } = own.step;
  if (own.kind === "read" || own.kind === "refresh" || own.kind === "nothing") {
    return { ...own, before: undefined, after: undefined, unreadable: undefined };
  }
  try {
    const before = oldState && own.kind !== "create" ? beforeOf(oldState) : undefined;
    const after = newState ? afterOf(newState) : undefined;
    return { ...own, before, after, unreadable: undefined };
  } catch (error) {
    return { ...own, before: undefined, after: undefined, unreadable: messageOf(error) };
  }
};
