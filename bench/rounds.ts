/** Runs of up to so many chats vary most from one to the next, and take the least time. */
export const fewChats = 100;

/** How many rounds what is short gets, since single ones vary. */
export const roundsOfShort = (repeat: number): number => 3 * repeat;

/** How many rounds a size gets. */
export const roundsOf = (chats: number, repeat: number): number => (chats <= fewChats ? roundsOfShort(repeat) : repeat);
