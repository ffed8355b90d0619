import { Hono } from "hono";
import { apiRoutes } from "../routes/api";
import { handControl } from "../routes/control-by-hand";
import { chatControl } from "../routes/control-chats";
import { eventControl } from "../routes/control-events";
import { faultControl } from "../routes/control-faults";
import { mediaControl } from "../routes/control-media";
import { requestControl } from "../routes/control-requests";
import { worldControl } from "../routes/control-world";
import { home } from "../routes/home";
import { page } from "../routes/page";
import type { Simulation } from "../simulation";
import { SimulatorError } from "../simulator-error";
import type { AppEnv } from "./app-env";
import { refusal } from "./loopback-guard";

/** All routes of a simulator as one hono app. */
export function simulatorApp(simulation: Simulation): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (context, next) => {
    const reason = refusal({
      method: context.req.method,
      path: context.req.path,
      host: context.req.header("host"),
      origin: context.req.header("origin"),
      fetchSite: context.req.header("sec-fetch-site"),
      fetchMode: context.req.header("sec-fetch-mode"),
    });
    if (reason !== undefined) return context.json({ error: reason }, 403);
    await next();
    context.header("cross-origin-resource-policy", "same-origin");
    // A server's Date is its own clock's: a client may look for skew there.
    context.header("date", new Date(simulation.world.clock.nowMs()).toUTCString());
    return undefined;
  });
  apiRoutes(app, simulation);
  worldControl(app, simulation);
  requestControl(app, simulation);
  faultControl(app, simulation);
  mediaControl(app, simulation);
  handControl(app, simulation);
  chatControl(app, simulation);
  eventControl(app, simulation);
  home(app, simulation);
  page(app);
  app.notFound((context) => context.json({ error: `no ${context.req.method} ${context.req.path} here` }, 404));
  app.onError((error, context) => {
    if (error instanceof SimulatorError) return context.json({ error: error.message, ...error.because }, error.status);
    throw error;
  });
  return app;
}
