/** What people are told of a message of which nobody knows whether WeCom took it. */

/** Where it is known only that one of the program's resources is meant. */
const someUrn = "URN of this resource";

const command = (urn: string | undefined): string => `"pulumi up --replace '${urn ?? someUrn}'"`;

/** When it comes about. */
export const doubt = (why: string, urn: string | undefined): string =>
  `${why}\nThe message may have been sent or not; look into the chat. If it isn't there, ${command(urn)} sends it. ` +
  "No run sends it by itself.";

/** For as long as it lasts. */
export const stillInDoubt = (begunAt: string, urn: string | undefined): string =>
  `Still not known: the message that was begun at ${begunAt} may have been sent or not; look into the chat. If it isn't there, ` +
  `${command(urn)} sends it again. If it is there, nothing has to be done: it can stay as it is or be taken out of the ` +
  "program, and the next change of it sends a new one.";
