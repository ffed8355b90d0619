import { connect } from "node:net";

/** Whether the engine that started this process still lives. */
export interface EngineLife {
  readonly gone: boolean;
  /** @throws Error where it is gone: nobody would learn of what is done now, and another run may be at work already */
  assertAlive(): void;
  /** Begins to watch; a second time does nothing. */
  watch(): void;
}

/** What ends the process. */
type End = () => void;

/** Milliseconds. */
export interface LifeTiming {
  /** From the engine's end to the process's own: a request under way may still be answered. */
  readonly endAfterMs: number;
  /** A connection that ended sooner is asked for again only after as long. */
  readonly shortMs: number;
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
  { endAfterMs, shortMs }: LifeTiming = { endAfterMs: 3_000, shortMs: 1_000 },
): EngineLife => {
  const [, host, port] = /^(.+):(\d+)$/.exec(address ?? "") ?? [];
  let [gone, watching, wasAlive] = [false, false, false];

  const lost = (): void => {
    gone = true;
    setTimeout(end, endAfterMs);
  };
  const open = (): void => {
    const socket = connect({ host: String(host), port: Number(port) });
    socket.unref();
    socket.resume();
    const openedMs = performance.now();
    let refused = false;
    socket.once("connect", () => {
      wasAlive = true;
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      refused = error.code === "ECONNREFUSED";
    });
    socket.once("close", () => {
      if (refused && wasAlive) return lost();
      // The engine's server drops a connection that says nothing after two minutes.
      setTimeout(open, performance.now() - openedMs < shortMs ? shortMs : 0).unref();
    });
  };
  return {
    get gone() {
      return gone;
    },
    assertAlive() {
      if (gone) throw new Error("the Pulumi engine that started this provider is gone");
    },
    watch() {
      if (watching || host === undefined) return;
      watching = true;
      open();
    },
  };
};
