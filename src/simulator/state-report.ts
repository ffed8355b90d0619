import { clockOf } from "./reports/overview";
import { quotaReport } from "./reports/quota-report";
import type { Simulation } from "./simulation";

const iso = (ms: number): string => new Date(ms).toISOString();

/** Everything that can be shown of a simulator: no secret and no token is in it. */
export function stateReport(simulation: Simulation) {
  const { world, faults } = simulation;
  return {
    edition: world.edition,
    clock: clockOf(simulation),
    knobs: world.knobs,
    faults: faults.rules(),
    corps: world.corps.map(({ corpId, maxMembers, users, apps }) => ({
      corpId,
      maxMembers: maxMembers ?? null,
      users: users ?? null,
      apps: apps.map(({ secret: _, trustedIps, ...shown }) => ({ ...shown, trustedIps: trustedIps ?? null })),
    })),
    chats: world.chats(),
    media: world.media.state().map(({ createdAtMs, expiresAtMs, ...medium }) => ({
      ...medium,
      createdAt: iso(createdAtMs),
      expiresAt: iso(expiresAtMs),
      /** Whether its content can still be had. */
      kept: world.media.content(medium.mediaId) !== undefined,
    })),
    tokens: world.tokens.state().map(({ corpId, agentId, issuedAtMs, expiresAtMs, calls, voided }) => ({
      corpId,
      agentId,
      issuedAt: iso(issuedAtMs),
      expiresAt: iso(expiresAtMs),
      calls,
      voided,
    })),
    quotas: quotaReport(simulation),
  };
}
export type StateReport = ReturnType<typeof stateReport>;
