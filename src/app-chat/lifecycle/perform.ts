import type { AppChatChange, LiveAppChat } from "../../api/app-chat";
import { AppChatError, isWeComError } from "../../errors";
import type { LiveView } from "../plan/plan";
import { after, type Batch } from "../plan/schedule";
import { Userids } from "../plan/userids";
import type { Attempted } from "./attempted";
import { type Culprits, findCulprits, isBadMember } from "./culprits";
import type { Session } from "./session";

/** Calls that the search for a refused userid may take of the hourly quota. */
const culpritBudget = 12;

/** Makes the plan's calls; answers the chat after the last one. */
export const perform = async (
  session: Session,
  chatId: string,
  live: LiveView,
  batches: readonly Batch[],
  tried: Attempted,
): Promise<LiveView> => {
  for (const batch of batches) await performBatch(session, chatId, batch, tried);
  const end = batches.reduce(after, { members: Userids.of(live.members), owner: live.owner });
  return { ...end, name: batches.find(({ name }) => name !== undefined)?.name ?? live.name };
};

const performBatch = async (session: Session, chatId: string, batch: Batch, tried: Attempted): Promise<void> => {
  const send = async (part: Batch): Promise<void> => {
    try {
      await session.appChat.update(changeOf(chatId, part));
      tried.note(part);
    } catch (error) {
      if (!isWeComError(error) || error.mayHaveArrived) tried.note(part);
      throw error;
    }
  };
  try {
    await send(batch);
  } catch (error) {
    if (!isBadMember(error) || batch.add.length === 0) throw error;
    const culprits = await findCulprits(batch.add, (add) => send({ add, del: [] }), culpritBudget);
    if (culprits.refused.length + culprits.suspects.length > 0) {
      const message = `${error.message}\n${describeRefusal(session, batch.add, culprits)}`;
      throw new AppChatError(message, { cause: error });
    }
    // Everybody was accepted by now, so whatever it was has passed.
    const { name, owner, del } = batch;
    if (name !== undefined || owner !== undefined || del.length > 0) await send({ ...batch, add: [] });
  }
};

/** Who was refused, as far as that could be found out, and what became of the others. */
const describeRefusal = ({ wording }: Session, list: readonly string[], { refused, suspects }: Culprits): string => {
  const added = list.length - refused.length - suspects.length;
  return [
    `Of ${list.length} to add,`,
    ...(refused.length > 0 ? [`WeCom refuses ${wording.people(refused)};`] : []),
    ...(suspects.length > 0
      ? [`${wording.people(suspects)} were not added, with somebody whom it refuses among them;`]
      : []),
    `${added} have been added. Correct the members in the program.`,
  ].join(" ");
};

/** A batch as the call that makes it: what doesn't change is not sent. */
const changeOf = (chatId: string, { name, owner, add, del }: Batch): AppChatChange => ({
  chatId,
  ...(name === undefined ? {} : { name }),
  ...(owner === undefined ? {} : { owner }),
  ...(add.length === 0 ? {} : { addUserList: add }),
  ...(del.length === 0 ? {} : { delUserList: del }),
});

export const liveView = ({ name, owner, userList }: LiveAppChat): LiveView => ({ name, owner, members: userList });
