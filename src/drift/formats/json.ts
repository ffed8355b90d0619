import { visibleJson } from "../../reports/visible";
import type { DriftReport } from "../report";

/** The report for programs, in the form of `driftReportSchema`. */
export const jsonReport = (report: DriftReport): string => `${visibleJson(report)}\n`;
