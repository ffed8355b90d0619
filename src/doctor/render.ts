import type { Paint, Style } from "../reports/paint";
import { visible, visibleJson } from "../reports/visible";
import type { DoctorReport, FindingStatus } from "./report";

const styles: Readonly<Record<FindingStatus, Style>> = {
  ok: "green",
  warning: "yellow",
  failed: "red",
  skipped: "dim",
};

/** The report for a terminal: a line a check, and below it what to do. */
export const textReport = ({ checks, healthy }: DoctorReport, paint: Paint): string => {
  const width = Math.max(...checks.map(({ check }) => check.length));
  const lines = checks.flatMap(({ check, status, found, advice }) => [
    `${paint(styles[status], status.padEnd(7))}  ${check.padEnd(width)}  ${visible(found)}`,
    ...(advice ?? "")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => `${" ".repeat(width + 11)}→ ${visible(line)}`),
  ]);
  const verdict = healthy
    ? paint("green", "This machine can manage chats.")
    : paint("red", "This machine can't manage chats as it is.");
  return `${[...lines, "", verdict].join("\n")}\n`;
};

/** The report for programs, in the form of `doctorReportSchema`. */
export const jsonReport = (report: DoctorReport): string => `${visibleJson(report)}\n`;
