import { create } from "./create";
import { dismiss } from "./dismiss";
import type { Endpoint } from "./endpoint";
import { get } from "./get";
import { gettoken } from "./gettoken";
import { mediaGet } from "./media-get";
import { revoke } from "./revoke";
import { send } from "./send";
import { update } from "./update";
import { upload } from "./upload";

/** All of WeCom's API that the simulator speaks. */
export const endpoints: readonly Endpoint[] = [gettoken, create, update, get, send, dismiss, revoke, upload, mediaGet];
