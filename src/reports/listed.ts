import { joined, type Phrase, phrase, word } from "./phrase";

export interface Person {
  readonly userid: string;
  /** The person's name, where it is known. */
  readonly label: string | null;
}

/** So many people, by name unless they are secret. */
export interface People {
  readonly count: number;
  readonly people: readonly Person[] | null;
}

/** People of whom each is named; nobody reads on, and the JSON has them all. */
const mostNamed = 20;

/** How a language lists people. */
export interface Listing {
  readonly separator: string;
  labelled(userid: Phrase, label: Phrase): Phrase;
  more(count: number): Phrase;
  secret(count: number): Phrase;
}

/** `lisi (Li Si), wangwu and 3 more`, or how many they are where they are secret. */
export const listed = ({ count, people }: People, listing: Listing): Phrase => {
  if (people === null) return listing.secret(count);
  const named = people.slice(0, mostNamed).map((person) => inWords(person, listing));
  const rest = people.length - named.length;
  return [...joined(named, listing.separator), ...(rest > 0 ? listing.more(rest) : [])];
};

const inWords = ({ userid, label }: Person, { labelled }: Listing): Phrase =>
  label === null ? phrase`${word(userid)}` : labelled(phrase`${word(userid)}`, phrase`${word(label)}`);
