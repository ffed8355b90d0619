import { WeComClient, type WeComClientOptions } from "../../../src/api/client";
import type { Simulator } from "../../../src/simulator";
import { FakeClock } from "../../unit/api/fake-clock";

export const corpId = "ww0000000000000000";
export const corpSecret = "the/secret+of-the-app==";

/** For tests of what takes too long. */
export const impatient = {
  connectTimeoutMs: 300,
  headersTimeoutMs: 300,
  bodyTimeoutMs: 300,
  exchangeTimeoutMs: 5_000,
};

/** A client that waits for repeats on a fake clock, and what it logged. */
export const newClient = (baseUrl: string, options: Partial<WeComClientOptions> = {}) => {
  const clock = new FakeClock();
  const lines: string[] = [];
  const client = new WeComClient({
    corpId,
    corpSecret,
    baseUrl,
    clock,
    random: () => 0.5,
    env: {},
    log: (line) => lines.push(line),
    ...options,
  });
  return { client, clock, lines };
};

export const clientOf = (simulator: Simulator, options: Partial<WeComClientOptions> = {}) =>
  newClient(simulator.url, { corpId: simulator.corpId, corpSecret: simulator.corpSecret, ...options });

export const team = { chatId: "team", name: "Team", owner: "lisi", userList: ["lisi", "zhangsan"] };

/** The API's calls that a simulator saw, in order. */
export const pathsOf = (simulator: Simulator): readonly string[] =>
  simulator.requests().map(({ path }) => path.replace("/cgi-bin/", ""));
