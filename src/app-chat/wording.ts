const mostNamed = 20;

/** How messages speak of a chat and its people: of what is secret, they say only that and how many. */
export interface Wording {
  /** A chat as people know it, with the id that logs and consoles show. */
  chat(chatId: string, name: string | undefined): string;
  /** `a, b and c`, cut where nobody would read on. */
  people(userids: readonly string[]): string;
  /** A name in quotes. */
  name(name: string): string;
}

/** @param secrets names of the arguments whose values are secret */
export const wordingFor = (secrets: readonly string[] = []): Wording => {
  const name = (text: string) => (secrets.includes("name") ? "(a secret)" : `"${text}"`);
  const hidesPeople = secrets.includes("members") || secrets.includes("owner");
  return {
    name,
    chat: (chatId, text) => (text && !secrets.includes("name") ? `${name(text)} (${chatId})` : chatId),
    people: (userids) =>
      hidesPeople ? `${userids.length} ${userids.length === 1 ? "person" : "people"} (secret)` : listed(userids),
  };
};

const listed = (userids: readonly string[]): string => {
  const named = userids.slice(0, mostNamed);
  const rest = userids.length - named.length;
  if (rest > 0) return `${named.join(", ")} and ${rest} more`;
  return named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${named.at(-1)}` : named.join("");
};
