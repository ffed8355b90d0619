import type { EngineLife } from "../engine/engine-life";
import { AppChatError, isWeComError, messageOf } from "../errors";
import type { InFlight, Note } from "./in-flight";
import { type Doubtful, type Sender, sendMessage } from "./send";
import type { AppChatMessageSpec, Delivery } from "./spec";

export interface OnceContext {
  readonly sender: Sender;
  readonly inFlight: InFlight;
  readonly engine: Pick<EngineLife, "isAlive">;
  readonly tell: { info(message: string): void; warning(message: string): void };
}

/**
 * Sends a message unless a run that was killed has begun to, which Pulumi doesn't know and repeats. What that run
 * learnt is taken over; what it didn't learn nobody knows.
 *
 * @param key the same for the same message of the same resource
 */
export const sendOnce = async (
  context: OnceContext,
  key: string,
  spec: AppChatMessageSpec,
): Promise<Delivery | Doubtful> => {
  const { inFlight, tell, engine } = context;
  // Without notes there is nothing but the risk that they are for, so a message is sent all the same.
  let warned = false;
  const withoutNotes = (error: unknown): undefined => {
    if (warned) return;
    warned = true;
    tell.warning(
      `No note can be kept of messages on their way (${messageOf(error)}): if this run is killed while it sends, the next one sends again.`,
    );
  };
  const earlier = await inFlight.takeEarlier(key).catch(withoutNotes);
  if (earlier?.sent) {
    tell.info(`A run that was killed sent this message at ${earlier.sent.sentAt}; it isn't sent again.`);
    return delivered(earlier.sent);
  }
  if (earlier) return { delivery: { sentAt: earlier.begunAt, outcome: "unknown" }, cause: wasKilled(earlier.begunAt) };

  let note: Note | undefined;
  const { sender } = context;
  const noted: Sender = {
    ...sender,
    appChat: {
      // Not before: a run that is killed while it uploads, or waits for a token or its turn, hasn't sent anything.
      send: (message) =>
        sender.appChat.send(message, {
          around: async (request) => {
            note = await inFlight.begin(key).catch(withoutNotes);
            return await request().catch(async (error: unknown) => {
              if (isWeComError(error) && !error.mayHaveArrived) note = await forget(note);
              throw error;
            });
          },
        }),
    },
  };
  try {
    const sent = await sendMessage(noted, spec);
    // Without an engine nobody records what is known now, or that nothing is.
    if (await engine.isAlive()) await forget(note);
    else if (!("cause" in sent)) await note?.keepSent(sent);
    return sent;
  } catch (error) {
    await forget(note);
    throw error;
  }
};

const delivered = ({
  sentAt,
  messageId,
}: {
  readonly sentAt: string;
  readonly messageId?: string | undefined;
}): Delivery => ({
  sentAt,
  ...(messageId === undefined ? {} : { messageId }),
  outcome: "sent",
});

const wasKilled = (begunAt: string): Error =>
  new AppChatError(`a run that was killed had begun to send this message at ${begunAt}`);

/** A note that stays would only make a later run ask a person; the message itself is sent, or certainly not. */
const forget = async (note: Note | undefined): Promise<undefined> => {
  await note?.forget().catch(() => undefined);
};
