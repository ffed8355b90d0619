import type { AppChatState } from "./state";

/** How Pulumi's protocol marks a value as secret (`sdk/nodejs/runtime/rpc.ts`); it is stored encrypted. */
const secretSignature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" } as const;

/**
 * Outputs with what tells of secret arguments made secret too. Pulumi does that by itself for an output of the same name
 * as a secret input; here it is the owner whom WeCom picked among secret members, and who a broken update was about.
 */
export const sealed = (state: AppChatState): object => {
  const hidesPeople = state.__secrets?.includes("members") === true;
  if (!hidesPeople) return state;
  const { __undeclared = [], __unsettled } = state;
  const owner = __undeclared.includes("owner") ? state.owner : undefined;
  return {
    ...state,
    ...(owner === undefined ? {} : { owner: { ...secretSignature, value: owner } }),
    ...(__unsettled === undefined ? {} : { __unsettled: { ...secretSignature, value: __unsettled } }),
  };
};
