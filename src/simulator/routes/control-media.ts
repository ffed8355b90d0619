import type { Hono } from "hono";
import { downloadResponse } from "../media/download";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { SimulatorError } from "../simulator-error";

/** `/_sim/media/{mediaid}`: the content of an uploaded file, also when its time is over. 404 unknown, or no longer kept. */
export function mediaControl(app: Hono<AppEnv>, { world }: Simulation): void {
  app.get("/_sim/media/:mediaid", (context) => {
    const mediaId = context.req.param("mediaid");
    const medium = world.media.find(mediaId);
    if (medium === undefined) throw new SimulatorError(`no media ${mediaId}`, { status: 404 });
    const content = world.media.content(mediaId);
    if (content === undefined)
      throw new SimulatorError(`the content of media ${mediaId} isn't kept any more`, { status: 404 });
    return downloadResponse({ medium, content });
  });
}
