import { appChatMessageType, appChatType } from "../../../src/engine/resource-type";
import type { Preview, PreviewStep } from "../../../src/plan-report/preview/preview";

export const chatUrn = (resource: string): string => `urn:pulumi:dev::shop::${appChatType}::${resource}`;
export const messageUrn = (resource: string): string => `urn:pulumi:dev::shop::${appChatMessageType}::${resource}`;

type Properties = Readonly<Record<string, unknown>>;

/** What a preview prints for a secret, and for what only the run will know. */
export const secret = "[secret]";
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Inputs of a chat as `check` leaves them. */
export const inputsOf = (resource: string, args: Properties = {}): Properties => ({
  __provider: "the text of the provider",
  chatId: resource,
  name: `Chat ${resource}`,
  owner: "lisi",
  members: { lisi: "Li Si", wangwu: "Wang Wu", zhangsan: "member" },
  ...args,
});

/** A chat as a run left it. */
export const stateOf = (resource: string, args: Properties = {}, more: Properties = {}) => {
  const inputs = inputsOf(resource, args);
  const id = typeof inputs.chatId === "string" ? inputs.chatId : resource;
  return { id, inputs, outputs: { ...inputs, corpId: "ww0", ...more } };
};

/** The arguments that differ, as the engine names them. */
const reasons = (before: Properties, after: Properties): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]) || after[name] === secret,
  );

export const created = (resource: string, args: Properties = {}): PreviewStep => ({
  op: "create",
  urn: chatUrn(resource),
  newState: { inputs: inputsOf(resource, args) },
});

export const updated = (resource: string, after: Properties, before: Properties = {}): PreviewStep => {
  const oldState = stateOf(resource, before);
  const inputs = inputsOf(resource, after);
  return {
    op: "update",
    urn: chatUrn(resource),
    oldState,
    newState: { inputs },
    diffReasons: [...reasons(oldState.inputs, inputs)],
  };
};

export const replaced = (resource: string, after: Properties, before: Properties = {}): PreviewStep => ({
  ...updated(resource, after, before),
  op: "replace",
  replaceReasons: ["chatId"],
});

export const deleted = (resource: string, before: Properties = {}): PreviewStep => ({
  op: "delete",
  urn: chatUrn(resource),
  oldState: stateOf(resource, before),
});

export const same = (resource: string, args: Properties = {}): PreviewStep => ({
  op: "same",
  urn: chatUrn(resource),
  oldState: stateOf(resource, args),
  newState: stateOf(resource, args),
});

export const sent = (resource: string, args: Properties): PreviewStep => ({
  op: "create",
  urn: messageUrn(resource),
  newState: { inputs: { __provider: "the text of the provider", ...args } },
});

export const asset = {
  "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
  hash: "h",
  path: "a.txt",
};

/** A preview that shows everything. */
export const previewOf = (...steps: readonly PreviewStep[]): Preview => ({
  steps,
  diagnostics: [],
  same: steps.filter(({ op }) => op === "same").length,
});
