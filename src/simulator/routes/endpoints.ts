import { create } from "./create";
import { dismiss } from "./dismiss";
import type { Endpoint } from "./endpoint";
import { get } from "./get";
import { gettoken } from "./gettoken";
import { send } from "./send";
import { update } from "./update";

/** All of WeCom's API that the simulator speaks. */
export const endpoints: readonly Endpoint[] = [gettoken, create, update, get, send, dismiss];
