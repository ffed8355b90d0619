import type { Phrase } from "../../reports/phrase";
import type {
  CallCount,
  Change,
  ChatPlan,
  ChatWarning,
  Diagnostic,
  Fate,
  MessagePlan,
  PlanReport,
  QuotaUse,
  ReplacedChat,
  ShownPeople,
} from "../report";

/** What Pulumi says of several resources in the same words. */
export interface SharedDiagnostic extends Pick<Diagnostic, "severity" | "message"> {
  readonly resources: readonly string[];
}

/** What a plan report says, in one language. */
export interface PlanWords {
  headline(report: PlanReport): Phrase;
  /** What is done to a chat, with its name. */
  title(chat: ChatPlan): Phrase;
  members(people: ShownPeople): Phrase;
  ownedBy(owner: string): Phrase;
  joins(people: ShownPeople): Phrase;
  leaves(people: ShownPeople): Phrase;
  renamed(change: Change): Phrase;
  owner(change: Change): Phrase;
  /** Arguments that change without anything to see in the chat. */
  settings(names: readonly string[]): Phrase;
  hidden(names: readonly string[], secrets: readonly string[]): Phrase;
  readonly adopts: Phrase;
  because(reasons: readonly string[]): Phrase;
  /** Of a chat that is given up. */
  fate(fate: Fate): Phrase;
  former(former: ReplacedChat["former"]): Phrase;
  warning(warning: ChatWarning): Phrase;
  messages(count: number): Phrase;
  message(message: MessagePlan): Phrase;
  calls(count: CallCount): Phrase;
  quota(use: QuotaUse): Phrase;
  /** A quota that the run comes near to, or can't keep. */
  quotaWarning(use: QuotaUse): Phrase;
  duration(duration: PlanReport["duration"]): Phrase;
  readonly warnings: Phrase;
  readonly problems: Phrase;
  diagnostic(diagnostic: SharedDiagnostic): Phrase;
  /** How to learn who gets messages to chats that the preview leaves out. */
  readonly showSames: Phrase;
  /** In place of so many sections that are left out. */
  more(count: number): Phrase;
}
