/** Characters that turn the direction of all that follows. They are unseen, and a name may forget to end them. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name inside of a sentence: whatever is in it, the words around it stay as they are. */
export function isolated(name: string): string {
  const plain = name.replace(turns, "");
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** For a text that has to be seen exactly: what turns it is spelled as JSON would. */
export const spelledOut = (text: string): string =>
  text.replace(turns, (turn) => `\\u${turn.charCodeAt(0).toString(16)}`);
