import type { Phrase } from "../../reports/phrase";
import type { Change, DriftReport, People } from "../report";

/** What a drift report says, in one language. */
export interface DriftWords {
  headline(report: DriftReport): Phrase;
  joined(people: People): Phrase;
  left(people: People): Phrase;
  renamed(change: Change): Phrase;
  owner(change: Change): Phrase;
  readonly gone: Phrase;
  readonly interrupted: Phrase;
  /** Above the reason that so many chats share. */
  unreadable(chats: number): Phrase;
  /** What to do about chats that aren't as in the state. */
  readonly advice: Phrase;
  /** What to do about chats that are gone. */
  readonly goneAdvice: Phrase;
  /** In place of so many chats that are left out. */
  more(chats: number): Phrase;
  /** As short as can be, for a message. */
  readonly brief: {
    joined(count: number): Phrase;
    left(count: number): Phrase;
    readonly renamed: Phrase;
    readonly owner: Phrase;
    readonly gone: Phrase;
    readonly separator: string;
  };
}
