/** One way to manage chats with a dynamic resource, as a Pulumi project whose size and version can be chosen. */
export interface Contender {
  readonly name: string;
  /** Texts of files beside the program, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** The text of `index.js`: so many chats of 20 people, each with one member changed by another version. */
  readonly program: (chats: number, version: number) => string;
}

export const people = 20;

/** JavaScript that names the people of chat `i`, the same for every contender; the last one is another in each version. */
export const membersText = (version: number): string => `
const membersOf = (i) => [
  ...Array.from({ length: ${people - 1} }, (_, k) => "user" + ((i * 7 + k) % 5000)),
  "version${version}" + "of" + i,
];
`;
