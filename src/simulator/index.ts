import "../require-node";

export { type Coverage, coverage } from "./coverage";
export { type ByHand, createSimulator, type InProcessSimulator } from "./create-simulator";
export { ConnectionDropped } from "./faults/connection-dropped";
export type { FaultRule, FaultRuleInput } from "./faults/fault-rule";
export type { ServerOptions, SimulatorOptions } from "./options";
export type { QuotaProfile } from "./quotas/quota-profile";
export type { RequestFilter, RequestRecord } from "./request-log";
export { type Simulator, startSimulator } from "./server/serve";
export { SimulatorError } from "./simulator-error";
export type { StateReport } from "./state-report";
export type { Chat, ChatEvent, Happening, Stamp } from "./world/chat";
export type { ClockMode } from "./world/clock";
export type { Edition } from "./world/edition";
export type { KnobChanges, Knobs } from "./world/knobs";
export { defaultAgentId, defaultCorpId, defaultCorpSecret, type Seed } from "./world/seed";
