import { type EventEmitter, once } from "node:events";
import { connect, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";

/** Whether the engine that started this process still lives. */
export interface EngineLife {
  /** As far as it was noticed. */
  readonly gone: boolean;
  /** Asks now. */
  isAlive(): Promise<boolean>;
  /** Begins to watch; a second time does nothing. */
  watch(): void;
}

/** What ends the process. */
type End = () => void;

export interface LifeOptions {
  /** What the engine reads of this process. */
  readonly outputs?: readonly EventEmitter[];
  /** From the engine's end to the process's own: a request under way may still be answered. */
  readonly endAfterMs?: number;
  /** Between two connections. */
  readonly pauseMs?: number;
}

/**
 * Watches the engine by a connection that says nothing: a process that is killed closes its connections, and then nobody
 * listens at its address any more. The parent process can't tell: it is a shell between engine and provider, and lives
 * on. An address that never answered says nothing either.
 *
 * @param address `127.0.0.1:41234`, as the engine gives it to a provider
 */
export const engineLife = (
  address: string | undefined,
  end: End,
  { outputs = [], endAfterMs = 3_000, pauseMs = 1_000 }: LifeOptions = {},
): EngineLife => {
  const [, host, port] = /^\[?(.+?)\]?:(\d+)$/.exec(address ?? "") ?? [];
  let [gone, watching, wasAlive] = [false, false, false];
  /** The connection that says nothing, for as long as it stands. */
  let line: Socket | undefined;

  /** A connection to the engine; undefined where there is none to be had. */
  const reach = async (): Promise<Socket | undefined> => {
    const socket = connect({ host: String(host), port: Number(port) });
    socket.unref();
    // What comes later is told by its end.
    socket.on("error", () => undefined).resume();
    try {
      await once(socket, "connect");
      wasAlive = true;
      return socket;
    } catch (error) {
      if (wasAlive && !gone && (error as NodeJS.ErrnoException).code === "ECONNREFUSED") {
        gone = true;
        setTimeout(end, endAfterMs);
      }
      return undefined;
    }
  };
  const open = async (): Promise<void> => {
    const socket = await reach();
    // The engine's server, too, drops a connection that says nothing, after two minutes.
    if (socket) {
      line = socket;
      socket.once("end", () => {
        line = undefined;
      });
      await new Promise((resolve) => socket.once("close", resolve));
      line = undefined;
      (await reach())?.destroy();
    }
    if (!gone) setTimeout(open, pauseMs).unref();
  };
  return {
    get gone() {
      return gone;
    },
    async isAlive() {
      if (line) await lookedAtConnections();
      if (host !== undefined && !line && !gone) (await reach())?.destroy();
      return !gone;
    },
    watch() {
      if (watching || host === undefined) return;
      watching = true;
      // Pulumi's process logs what nobody caught, and then that it can't be logged, and so on without end.
      for (const output of outputs) output.on("error", end);
      void open();
    },
  };
};

/**
 * Node has seen what the system knows of its connections: the first turn may have begun before it asked. A new
 * connection for each question would cost as much as the call that it is for.
 */
const lookedAtConnections = async (): Promise<void> => {
  await setImmediate();
  await setImmediate();
};
