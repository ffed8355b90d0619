import { parseUrn } from "../stack-state/urn";
import type { ChatDrift, DriftReport } from "./report";

/** The report of these chats: how many of each kind, and what the command ends with. */
export const summarize = (chats: readonly ChatDrift[]): DriftReport => {
  const count = (finding: ChatDrift["finding"]): number => chats.filter((chat) => chat.finding === finding).length;
  const summary = Object.freeze({
    chats: chats.length,
    unchanged: count("unchanged"),
    changed: count("changed"),
    gone: count("gone"),
    unreadable: count("unreadable"),
  });
  const verdict = summary.unreadable > 0 ? "unknown" : summary.changed + summary.gone > 0 ? "drift" : "no-drift";
  // One export is of one stack.
  const { stack, project } = parseUrn(chats[0]?.urn ?? "");
  return Object.freeze({
    version: 1,
    verdict,
    exitStatus: exitStatuses[verdict],
    stack: stack || null,
    project: project || null,
    summary,
    chats,
  });
};

/** 7 is Pulumi's own for changes where none were expected. */
const exitStatuses = { "no-drift": 0, drift: 7, unknown: 1 } as const;

/** Whether a chat isn't as the state has it. */
export const hasDrifted = ({ finding }: ChatDrift): boolean => finding === "changed" || finding === "gone";
