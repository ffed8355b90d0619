import type { Simulator } from "../../../src/simulator";

/** The ill machine of the documentation: its address is not trusted, its CLI is old, and its clock is two minutes ahead. */
export const illApp = { trustedIps: ["203.0.113.7"] };
export const illPulumi = "echo v3.230.0";
export const illNow = (): number => Date.now() + 130_000;

export const settingsOf = ({ settings }: Simulator, folder: string) => ({ PATH: folder, ...settings });

/** What differs from one run to the next, as the page has it. */
export const asDocumented = (printed: string): string =>
  printed
    .trimEnd()
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:8787")
    .replace(/Node\.js \S+/, "Node.js 24.21.0")
    .replace(/@pulumi\/pulumi \S+/, "@pulumi/pulumi 3.270.0")
    .replace(/hint: \[\d+\]/, "hint: [7799360615919094069177083]")
    .replace(/\b1[23]\d s ahead/, "130 s ahead");
