import type { Simulation } from "../simulation";
import { defaultCorpSecret } from "../world/seed";
import { quotaReport } from "./quota-report";

/** What is there, in figures: everything that fits on one page whatever the number of chats. No secret is in it. */
export function overviewOf(simulation: Simulation) {
  const { world, faults, log } = simulation;
  const [first] = world.corps;
  // A seed's own secret may be one that somebody uses elsewhere; the default one is public.
  const secret = first?.apps[0]?.secret === defaultCorpSecret ? defaultCorpSecret : null;
  return {
    edition: world.edition,
    clock: clockOf(simulation),
    corps: world.corps.map(({ corpId, apps, users }) => ({
      corpId,
      apps: apps.map(({ agentId, name }) => ({ agentId, name })),
      users: users?.length ?? null,
    })),
    /** What a client needs in its environment, beside the address; `secret` is null where the seed has its own. */
    settings: { corpId: first?.corpId ?? "", secret },
    chats: world.chats().length,
    requests: log.last,
    faults: faults.rules(),
    quotas: quotaReport(simulation),
  };
}
export type Overview = ReturnType<typeof overviewOf>;

export function clockOf({ world }: Simulation) {
  return { mode: world.clock.mode, now: new Date(world.clock.nowMs()).toISOString() };
}
