import { AppChatError, isWeComApiError } from "../../errors";
import { updateAsks } from "../plan/asks";
import { viewOf } from "../plan/diff";
import { type Unseen, unseenDrift } from "../plan/plan";
import type { AppChatSpec } from "../spec";
import { type AppChatState, declaredPart, stateOf } from "../state";
import { converge, type Failed } from "./converge";
import { partialFailure } from "./partial-failure";
import { assertSameCorp } from "./same-corp";
import type { Session } from "./session";

/** Makes exactly the declared change. */
export const updateAppChat = async (
  session: Session,
  state: AppChatState,
  spec: AppChatSpec,
): Promise<AppChatState> => {
  const { corpId } = session.settings;
  assertSameCorp(corpId, state, session.wording);
  const before = { ...viewOf(declaredPart(state)), unsettled: state.__unsettled };
  const program = viewOf(spec);
  if (!updateAsks(state, spec)) {
    return stateOf(spec, { corpId, name: state.name, owner: state.owner });
  }

  const { chatId } = state;
  const allowMassRemoval = spec.allowMassRemoval === true;
  const outcome = await converge(session, { chatId, state: before, program, allowMassRemoval });
  if (outcome.kind === "failed") throw failure(session, state, outcome);
  const { after } = outcome;
  if (spec.membership !== "additive") warnOfDrift(session, state, unseenDrift(before, program, after));
  return stateOf(spec, { corpId, name: after.name, owner: after.owner });
};

const failure = ({ wording }: Session, state: AppChatState, { error, unsettled }: Failed): Error => {
  const chat = wording.chat(state.chatId, state.name);
  if (isWeComApiError(error) && error.kind === "absent") {
    return new AppChatError(
      `the chat ${chat} is gone: ${error.message}\n"pulumi up --refresh" shows that and makes it anew.`,
      { cause: error },
    );
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  if (!unsettled) return cause;
  const reason =
    `the chat ${chat} may be changed in part: ${cause.message}\n` +
    "The next run looks at the chat and goes on from there.";
  return partialFailure(reason, { state: { ...state, __unsettled: unsettled }, cause });
};

const warnOfDrift = ({ tell, wording }: Session, { chatId, name }: AppChatState, { joined, left }: Unseen): void => {
  if (joined.length + left.length === 0) return;
  const parts = [
    ...(joined.length > 0 ? [`${wording.people(joined)} joined by hand and stayed`] : []),
    ...(left.length > 0 ? [`${wording.people(left)} left by hand and stayed out`] : []),
  ];
  tell.warning(
    `Since the last refresh of the chat ${wording.chat(chatId, name)}, ${parts.join("; ")}. ` +
      '"pulumi up --refresh" shows that and puts the chat back as declared.',
  );
};
