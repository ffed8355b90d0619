/** Runs of up to so many chats take little time, so they get more rounds: single ones vary by a fifth and more. */
export const fewChats = 200;

/** How many rounds what is short gets. */
export const roundsOfShort = (repeat: number): number => 3 * repeat;

/** How many rounds a size gets. */
export const roundsOf = (chats: number, repeat: number): number => (chats <= fewChats ? roundsOfShort(repeat) : repeat);
