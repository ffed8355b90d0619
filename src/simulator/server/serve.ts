import { createServer, type Server } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type InProcessSimulator, inProcess, simulationOf } from "../create-simulator";
import { ConnectionDropped } from "../faults/connection-dropped";
import { type ServerOptions, serverOptionsSchema } from "../options";
import type { Simulation } from "../simulation";
import { parseOrRefuse, SimulatorError } from "../simulator-error";
import { readDataFile, Saver, writeDataFile } from "./data-file";
import { simulatorApp } from "./handler";

/** A running simulator, and everything that one in the process can do. */
export interface Simulator extends InProcessSimulator {
  /** `http://127.0.0.1:` and the port, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** What a client needs in its environment. */
  readonly settings: Readonly<Record<"WECOM_CORP_ID" | "WECOM_CORP_SECRET" | "WECOM_BASE_URL", string>>;
  /** Ends everything: open connections, delays of faults, the server; writes the data file. A second call does nothing. */
  close(): Promise<void>;
}

/** Other machines must not reach it: it has no user management. */
const address = "127.0.0.1";
/** One write for a burst of changes. */
const saveDelayMs = 50;
/** Longer than clients keep theirs, so that a test never meets a connection that closes as it is used. */
const keepAliveMs = 75_000;

/**
 * Starts a simulator on the loopback address.
 *
 * @throws SimulatorError for bad options, a port that is in use, or a data file that can't be used
 */
export async function startSimulator(options: ServerOptions = {}): Promise<Simulator> {
  const {
    port: wanted,
    data,
    ...rest
  } = parseOrRefuse(serverOptionsSchema, options, "the simulator's options aren't valid");
  let saver: Saver | undefined;
  const simulation = simulationOf(rest, () => saver?.schedule());
  if (data !== undefined) {
    const kept = readDataFile(data);
    if (kept !== undefined) simulation.world.restore(kept);
    writeDataFile(data, simulation.world.state());
    saver = new Saver(() => writeDataFile(data, simulation.world.state()), saveDelayMs);
  }
  const app = simulatorApp(simulation);
  const server = createServer({ keepAliveTimeout: keepAliveMs }, listenerOf(app));
  const port = await listen(server, wanted);
  const inside = inProcess(simulation, app);
  const url = `http://${address}:${port}`;
  let closed: Promise<void> | undefined;
  return {
    ...inside,
    url,
    port,
    settings: { WECOM_CORP_ID: inside.corpId, WECOM_CORP_SECRET: inside.corpSecret, WECOM_BASE_URL: url },
    close: () => {
      closed ??= end(server, simulation, saver);
      return closed;
    },
  };
}

function listenerOf(app: ReturnType<typeof simulatorApp>) {
  const answer = async (request: Request, { incoming }: HttpBindings): Promise<Response> => {
    try {
      const callerAddress = (incoming.socket.remoteAddress ?? address).replace(/^::ffff:/, "");
      return await app.fetch(request, { callerAddress });
    } catch (error) {
      // Also what nobody expected ends like this: a half answer would look like one of WeCom's.
      incoming.socket.destroy();
      if (!(error instanceof ConnectionDropped)) process.stderr.write(`${String(error)}\n`);
      return RESPONSE_ALREADY_SENT;
    }
  };
  // Without this the adapter replaces the process's own Request and Response.
  return getRequestListener((request, env) => answer(request, env as HttpBindings), { overrideGlobalObjects: false });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const used = cause.code === "EADDRINUSE";
      const message = used ? `port ${port} is in use` : `can't listen on port ${port}: ${cause.message}`;
      reject(new SimulatorError(message, { status: 409, cause }));
    });
    server.listen(port, address, () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : port);
    });
  });
}

async function end(server: Server, simulation: Simulation, saver: Saver | undefined): Promise<void> {
  simulation.closing.abort();
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await ended;
  saver?.flush();
}
