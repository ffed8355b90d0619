import { WeComClient } from "../api/client";
import type { Settings } from "../config";
import type { Surroundings } from "./surroundings";

/** A client that says on stderr what people should know, and with WECOM_LOG=debug each attempt. */
export const commandClient = (settings: Settings, { env, stderr }: Surroundings): WeComClient => {
  const say = (line: string): void => {
    stderr.write(`${line}\n`);
  };
  return new WeComClient({ ...settings, env, notify: say, ...(env.WECOM_LOG === "debug" ? { log: say } : {}) });
};
