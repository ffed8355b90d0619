/** Calls that a client has under way at a time; WeCom publishes no limit, and says only when there were too many (45033). */
export const defaultConnections = 8;
