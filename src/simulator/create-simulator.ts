import { setTimeout as sleep } from "node:timers/promises";
import { type FaultRule, type FaultRuleInput, faultRuleSchema } from "./faults/fault-rule";
import type { Held, HoldWish } from "./faults/holds";
import { type SimulatorOptions, simulatorOptionsSchema } from "./options";
import type { RequestFilter, RequestRecord } from "./request-log";
import { simulatorApp } from "./server/handler";
import { type Edges, Simulation } from "./simulation";
import { parseOrRefuse } from "./simulator-error";
import { type StateReport, stateReport } from "./state-report";
import { type Chat, type ChatMessage, isMessage } from "./world/chat";
import { SimulatorClock } from "./world/clock";
import type { KnobChanges, Knobs } from "./world/knobs";
import type { Medium } from "./world/media";
import { type Seed, seedSchema } from "./world/seed";

/** What people do in the WeCom app. Each answers the chat as it is then. @throws SimulatorError 404 no such chat, 409 not possible */
export interface ByHand {
  join(chatid: string, ...userids: readonly string[]): Chat;
  /** When the owner leaves, the first of the others becomes owner. */
  leave(chatid: string, ...userids: readonly string[]): Chat;
  /** Cut at 50 characters, as the API does. */
  rename(chatid: string, name: string): Chat;
  owner(chatid: string, userid: string): Chat;
  /** The chat's id stays taken. */
  dissolve(chatid: string): Chat;
}

/** An uploaded file. */
export interface UploadedMedium extends Medium {
  /** `undefined` after a restart, and where newer files took its place. */
  readonly content: Uint8Array | undefined;
}

/** A simulator in this process. Everything that it knows belongs to this object. */
export interface InProcessSimulator {
  /**
   * Answers one request, as the server does. A request without a Host header is trusted. Rejects with `ConnectionDropped`
   * where a fault cuts the connection.
   */
  readonly handle: (request: Request) => Promise<Response>;
  /** Of the seed's first corp and its first app. */
  readonly corpId: string;
  readonly corpSecret: string;
  readonly byHand: ByHand;
  /** A chat, dissolved ones too, whichever corp it is in; `undefined` where there is none. */
  chat(chatid: string): Chat | undefined;
  chats(): readonly Chat[];
  /** The messages of a chat, the newest last; none where there is no such chat. */
  messages(chatid: string): readonly ChatMessage[];
  /** What was uploaded, also when its time is over; `undefined` where there is no such media_id. */
  media(mediaId: string): UploadedMedium | undefined;
  /** The log of requests under `/cgi-bin/`; no secret is in it. */
  requests(filter?: RequestFilter): readonly RequestRecord[];
  clearRequests(): void;
  /** Appends a fault rule. @throws SimulatorError which names what is wrong with it */
  inject(rule: FaultRuleInput): void;
  /** Holds the next call of a path until the test lets it go. */
  hold(wish: HoldWish): Held;
  /** The rules in force, with what is left of `times` and `after`. */
  faults(): readonly FaultRule[];
  clearFaults(): void;
  /** Unix time in milliseconds on the simulator's clock. */
  nowMs(): number;
  /** Moves the simulator's clock forward, in both modes. */
  advance(ms: number): void;
  /** Voids every token, as WeCom may at any time. Answers how many lived. */
  voidTokens(): number;
  knobs(): Knobs;
  /** Turns some knobs; the others stay. @throws SimulatorError */
  setKnobs(changes: KnobChanges): Knobs;
  /** Begins again with another seed: its chats, no token, no media, nothing used of any quota. @throws SimulatorError */
  seed(seed: Seed): void;
  /** As at the start: seed, knobs, fault rules, no media and an empty log. The clock isn't turned back. */
  reset(): void;
  /** What `GET /_sim/state` answers. */
  state(): StateReport;
}

/**
 * A simulator without a server. Its `handle` can be a client's way to WeCom.
 *
 * @throws SimulatorError which names every unknown option and bad value
 */
export function createSimulator(options: SimulatorOptions = {}): InProcessSimulator {
  const parsed = parseOrRefuse(simulatorOptionsSchema, options, "the simulator's options aren't valid");
  const simulation = simulationOf(parsed, () => {});
  return inProcess(simulation, simulatorApp(simulation));
}

/** A simulation with the machine's clock at its edge. */
export function simulationOf(
  options: ConstructorParameters<typeof Simulation>[0],
  onChange: Edges["onChange"],
): Simulation {
  const clock = new SimulatorClock(options.clock, () => Date.now(), options.startAtMs);
  const wait: Edges["sleep"] = (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {});
  return new Simulation(options, clock, { sleep: wait, elapsedMs: () => performance.now(), onChange });
}

export function inProcess(simulation: Simulation, app: ReturnType<typeof simulatorApp>): InProcessSimulator {
  const { world, faults, log, edges } = simulation;
  const changing = <T>(result: T): T => {
    edges.onChange();
    return result;
  };
  const [corp] = world.corps;
  const chat = (chatid: string) => world.chats().find((each) => each.chatid === chatid);
  return {
    handle: async (request) => app.fetch(request, {}),
    corpId: corp?.corpId ?? "",
    corpSecret: corp?.apps[0]?.secret ?? "",
    byHand: {
      join: (chatid, ...userids) => changing(world.byHand(chatid, { kind: "join", userids })),
      leave: (chatid, ...userids) => changing(world.byHand(chatid, { kind: "leave", userids })),
      rename: (chatid, name) => changing(world.byHand(chatid, { kind: "rename", name })),
      owner: (chatid, owner) => changing(world.byHand(chatid, { kind: "owner", owner })),
      dissolve: (chatid) => changing(world.byHand(chatid, { kind: "dissolve" })),
    },
    chat,
    chats: () => world.chats(),
    messages: (chatid) => chat(chatid)?.events.filter(isMessage) ?? [],
    media: (mediaId) => {
      const medium = world.media.find(mediaId);
      return medium === undefined ? undefined : { ...medium, content: world.media.content(mediaId) };
    },
    requests: (filter) => log.records(filter),
    clearRequests: () => log.clear(),
    inject: (rule) => faults.append(parseOrRefuse(faultRuleSchema, rule, "the fault rule isn't valid")),
    hold: (wish) => simulation.holds.hold(wish),
    faults: () => faults.rules(),
    clearFaults: () => faults.replace([]),
    nowMs: () => world.clock.nowMs(),
    advance: (ms) => simulation.advance(ms),
    voidTokens: () => changing(world.tokens.voidAll()),
    knobs: () => world.knobs,
    setKnobs: (changes) => simulation.turnKnobs(changes),
    seed: (seed) => changing(world.plant(parseOrRefuse(seedSchema, seed, "the seed isn't valid"))),
    reset: () => simulation.reset(),
    state: () => stateReport(simulation),
  };
}
