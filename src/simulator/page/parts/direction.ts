import { rightToLeft } from "../../../reports/direction";

/** Characters that turn the direction of what follows. They are unseen, and a name may forget to end them. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A name inside of a sentence: whatever is in it, the words around it stay as they are. */
export function isolated(name: string): string {
  const plain = name.replace(turns, "");
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}
