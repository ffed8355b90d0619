import assert from "node:assert/strict";
import { once } from "node:events";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { engineDiagnostics } from "../../../src/engine/diagnostics";

// What Pulumi's SDK brings has no types of its own.
const requireFromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const { Server, ServerCredentials } = requireFromSdk("@grpc/grpc-js");
const { EngineService } = requireFromSdk("@pulumi/pulumi/proto/engine_grpc_pb");
const { LogSeverity } = requireFromSdk("@pulumi/pulumi/proto/engine_pb");
const { Empty } = requireFromSdk("google-protobuf/google/protobuf/empty_pb");

interface LogCall {
  readonly request: { getSeverity(): number; getMessage(): string; getUrn(): string };
}
type Answer = (error: Error | null, value?: unknown) => void;

/** The part of Pulumi's engine that takes messages. */
const startEngine = async (log: (call: LogCall, answer: Answer) => void) => {
  const server = new Server();
  const unused = () => assert.fail("only log is called");
  const methods = Object.keys(EngineService).map((name) => [name, name === "log" ? log : unused] as const);
  server.addService(EngineService, Object.fromEntries(methods));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error: Error | null, bound: number) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, stop: (): void => server.forceShutdown() };
};

describe("diagnostics for Pulumi's engine", () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  const engine = async (log: (call: LogCall, answer: Answer) => void) => {
    const started = await startEngine(log);
    closers.push(started.stop);
    return started;
  };
  const to = (address: string | undefined, now = () => Date.now()) => {
    const printed: string[] = [];
    return { printed, diagnostics: engineDiagnostics(address, (line) => printed.push(line), now) };
  };

  it("hand over severity, text and the resource that a message is about", async () => {
    const received: unknown[] = [];
    const { address } = await engine(({ request }, answer) => {
      received.push([request.getSeverity(), request.getMessage(), request.getUrn()]);
      answer(null, new Empty());
    });
    const { diagnostics, printed } = to(address);
    diagnostics.log("info", "一切正常", "urn:pulumi:s::p::AppChat::a");
    await diagnostics.flush();
    diagnostics.log("warning", "look here");
    await diagnostics.flush();
    assert.deepEqual(received, [
      [LogSeverity.INFO, "一切正常", "urn:pulumi:s::p::AppChat::a"],
      [LogSeverity.WARNING, "look here", ""],
    ]);
    assert.deepEqual(printed, []);
  });

  it("have all messages out when they are flushed", async () => {
    let received = 0;
    const { address } = await engine((_, answer) => {
      received += 1;
      setImmediate(() => answer(null, new Empty()));
    });
    const { diagnostics } = to(address);
    for (let index = 0; index < 50; index++) diagnostics.log("info", `message ${index}`);
    await diagnostics.flush();
    assert.equal(received, 50);
  });

  it("flush at once when there is nothing to say, and load nothing for it", async () => {
    const { diagnostics } = to("127.0.0.1:1");
    await diagnostics.flush();
  });

  it("print where there is no engine", async () => {
    const { diagnostics, printed } = to(undefined);
    diagnostics.log("warning", "look here", "urn:x");
    await diagnostics.flush();
    assert.deepEqual(printed, ["warning: look here"]);
  });

  it("print where the engine is gone", async () => {
    const { address, stop } = await engine(() => assert.fail("it is gone"));
    stop();
    const { diagnostics, printed } = to(address);
    diagnostics.log("info", "look here");
    await diagnostics.flush();
    assert.deepEqual(printed, ["info: look here"]);
  });

  it("print where the engine refuses the message", async () => {
    const { address } = await engine((_, answer) => answer(new Error("no")));
    const { diagnostics, printed } = to(address);
    diagnostics.log("info", "look here");
    await diagnostics.flush();
    assert.deepEqual(printed, ["info: look here"]);
  });

  it("print where the address is nonsense", async () => {
    const { diagnostics, printed } = to("not an address");
    diagnostics.log("info", "look here");
    await diagnostics.flush();
    assert.deepEqual(printed, ["info: look here"]);
  });

  /** Five seconds are long over on this clock, but for what is left of them. */
  const nearlyLate = () => Date.now() - 4_800;

  it("wait no longer than five seconds for an engine that doesn't answer", async () => {
    const { address } = await engine(() => undefined);
    const { diagnostics, printed } = to(address, nearlyLate);
    diagnostics.log("info", "look here");
    await diagnostics.flush();
    assert.deepEqual(printed, ["info: look here"]);
  });

  it("wait no longer for something that is no engine", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const sockets: { destroy(): void }[] = [];
    server.on("connection", (socket) => sockets.push(socket));
    closers.push(() => {
      server.close();
      for (const socket of sockets) socket.destroy();
    });
    const { diagnostics, printed } = to(`127.0.0.1:${(server.address() as AddressInfo).port}`, nearlyLate);
    diagnostics.log("info", "look here");
    await diagnostics.flush();
    assert.deepEqual(printed, ["info: look here"]);
  });

  it("never fail, not even where printing fails", async () => {
    const broken = engineDiagnostics(
      undefined,
      () => {
        throw new Error("EPIPE");
      },
      () => 0,
    );
    broken.log("info", "look here");
    await broken.flush();
  });
});
