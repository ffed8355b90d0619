import { endpoints } from "../routes/endpoints";
import type { Simulation } from "../simulation";

/** What is used of each quota of each corp, and until when. */
export function quotaReport({ world }: Simulation) {
  const paths = endpoints
    .filter(({ editions }) => editions.includes(world.edition))
    .map(({ path }) => path.slice("/cgi-bin/".length));
  const corpIds = world.corps.map(({ corpId }) => corpId);
  return world.quotas
    .report(corpIds, paths)
    .map(({ endsAtMs, ...use }) => ({ ...use, endsAt: new Date(endsAtMs).toISOString() }));
}
export type QuotaReport = ReturnType<typeof quotaReport>;
