import { Agent, request } from "undici";
import { interruption } from "../interruption";
import { roundsOfShort } from "../rounds";
import { median } from "../statistics";
import { startServer } from "./server";

export interface Throughput {
  readonly inFlight: number;
  /** Gets a second: medians of the rounds. */
  readonly client: number;
  readonly undici: number;
  /** Of the rounds. */
  readonly ratio: number;
  readonly rounds: number;
}

const roundMs = 2_000;

/** As the package is installed: what a loader of TypeScript makes of the source is slower. */
const { WeComClient } = require("pulumi-wecom/client") as typeof import("../../src/client");

/**
 * The client's `appChat.get` against bare undici, which only parses the JSON, over as many connections.
 */
export const measureThroughput = async (repeat: number): Promise<readonly Throughput[]> => {
  const server = await startServer("answering-server.mjs");
  try {
    const baseUrl = `http://127.0.0.1:${server.port}`;
    const results: Throughput[] = [];
    for (const inFlight of [1, 8, 64]) results.push(await compare(baseUrl, inFlight, roundsOfShort(repeat)));
    return results;
  } finally {
    await server.end();
  }
};

const compare = async (baseUrl: string, inFlight: number, rounds: number): Promise<Throughput> => {
  const client = new WeComClient({ corpId: "ww", corpSecret: "s", baseUrl, transport: { connections: inFlight } });
  const agent = new Agent({ connections: inFlight });
  const url = `${baseUrl}/cgi-bin/appchat/get?access_token=token&chatid=bench`;
  const ours = () => client.appChat.get("bench");
  const bare = async () => (await request(url, { dispatcher: agent })).body.json();
  try {
    // What the compiler and the connections need at first is no part of either.
    for (const get of [ours, bare]) await getsASecond(get, inFlight, 2 * roundMs);
    const measured: { readonly client: number; readonly undici: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const clientFirst = round % 2 === 0 ? await getsASecond(ours, inFlight, roundMs) : undefined;
      const undici = await getsASecond(bare, inFlight, roundMs);
      measured.push({ client: clientFirst ?? (await getsASecond(ours, inFlight, roundMs)), undici });
    }
    return {
      inFlight,
      rounds,
      client: median(measured.map((round) => round.client)),
      undici: median(measured.map((round) => round.undici)),
      ratio: median(measured.map((round) => round.client / round.undici)),
    };
  } finally {
    await client.close();
    await agent.close();
  }
};

const getsASecond = async (get: () => Promise<unknown>, inFlight: number, ms: number): Promise<number> => {
  interruption.throwIfAborted();
  const began = performance.now();
  let gets = 0;
  const getOneAfterAnother = async () => {
    while (performance.now() - began < ms) {
      await get();
      gets += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, getOneAfterAnother));
  return (gets / (performance.now() - began)) * 1_000;
};
