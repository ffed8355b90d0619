import { secretValue } from "../engine/secret";
import type { AppChatState } from "./state";

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
    ...(owner === undefined ? {} : { owner: secretValue(owner) }),
    ...(__unsettled === undefined ? {} : { __unsettled: secretValue(__unsettled) }),
  };
};
