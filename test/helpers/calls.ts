import type { Simulator } from "../../src/simulator";

/** What WeCom was asked, without the tokens: `get`, or `update` with its body. Then the log is empty. */
export const callsOf = (
  simulator: Pick<Simulator, "requests" | "clearRequests">,
): readonly (string | [string, unknown])[] => {
  const calls = simulator
    .requests()
    .filter(({ path }) => path !== "/cgi-bin/gettoken")
    .map(({ path, body }): string | [string, unknown] => {
      const name = path.replace("/cgi-bin/appchat/", "");
      return body === undefined || body === null ? name : [name, body];
    });
  simulator.clearRequests();
  return calls;
};
