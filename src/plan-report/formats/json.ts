import { visibleJson } from "../../reports/visible";
import type { PlanReport } from "../report";

/** The report for programs, in the form of `planReportSchema`. */
export const jsonReport = (report: PlanReport): string => `${visibleJson(report)}\n`;
