import type { Hono } from "hono";
import { coverage } from "../coverage";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { defaultCorpSecret } from "../world/seed";
import { pageFile } from "./page";

/** `/`: what this is, as a page for a browser, as text for everything else. */
export function home(app: Hono<AppEnv>, { world }: Simulation): void {
  app.get("/", (context) => {
    if (context.req.header("accept")?.includes("text/html")) return pageFile("index.html");
    context.header("vary", "accept");
    const { corpId = "", apps = [] } = world.corps[0] ?? {};
    // A seed's own secret may be one that somebody uses elsewhere; the default one is public.
    const secret = apps[0]?.secret === defaultCorpSecret ? defaultCorpSecret : "(the secret of the seed's first app)";
    const sideChannel = Object.keys(coverage).filter((route) => route.includes("/_sim/"));
    const lines = [
      "A simulator of WeCom's group chat API (pulumi-wecom simulator).",
      "",
      "Settings for its clients:",
      `  export WECOM_CORP_ID=${corpId}`,
      `  export WECOM_CORP_SECRET=${secret}`,
      `  export WECOM_BASE_URL=${new URL(context.req.url).origin}`,
      "",
      "The same in a browser: a page with the chats, the requests, the quotas and the faults.",
      "",
      "The side channel, which docs/simulator.md in the package's repository explains:",
      ...sideChannel.map((route) => `  ${route}`),
      "",
    ];
    return context.text(lines.join("\n"));
  });
}
