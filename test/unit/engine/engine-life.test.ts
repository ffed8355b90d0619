import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { engineLife } from "../../../src/engine/engine-life";

const fast = { endAfterMs: 5, pauseMs: 5 };

describe("the life of the engine", () => {
  let server: Server;
  let address: string;
  const sockets = new Set<Socket>();
  beforeEach(async () => {
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => kill());

  /** As `kill -9` does: nobody listens any more, and every connection is closed. */
  const kill = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const ended = (): { readonly end: () => void; readonly when: Promise<void> } => {
    const { promise, resolve } = Promise.withResolvers<void>();
    return { end: resolve, when: promise };
  };

  it("is over when nobody listens any more: nothing may be done then, and the process ends", async () => {
    const { end, when } = ended();
    const engine = engineLife(address, end, fast);
    engine.watch();
    engine.watch();
    await once(server, "connection");
    assert.equal(engine.gone, false);
    assert.equal(await engine.isAlive(), true);
    kill();
    assert.equal(await engine.isAlive(), false);
    await when;
    assert.equal(engine.gone, true);
  })
    .slow(8_000)
    .timeout(15_000);

  it("is told by the connection that stands, without another one for each question", async () => {
    let connections = 0;
    server.on("connection", () => {
      connections += 1;
    });
    const engine = engineLife(address, () => undefined, fast);
    engine.watch();
    await once(server, "connection");
    // The first may be asked before the watching connection is known to stand.
    await engine.isAlive();
    const before = connections;
    for (let question = 0; question < 10; question++) assert.equal(await engine.isAlive(), true);
    assert.equal(connections, before);
  });

  it("is over at the first question after the engine's process was killed", async () => {
    const listen = "s => s.on('error', () => {}).resume()";
    const program = `const server = net.createServer(${listen}).listen(0, "127.0.0.1", () => console.log(server.address().port))`;
    const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const engine = engineLife(`127.0.0.1:${String(port).trim()}`, () => undefined, fast);
    engine.watch();
    assert.equal(await engine.isAlive(), true);
    assert.equal(await engine.isAlive(), true);
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.equal(await engine.isAlive(), false);
  });

  it("is noticed also by a process that only watches", async () => {
    const { end, when } = ended();
    const engine = engineLife(address, end, fast);
    engine.watch();
    await once(server, "connection");
    kill();
    await when;
    assert.equal(engine.gone, true);
  });

  it("is noticed also where the connection is reset", async () => {
    const { end, when } = ended();
    const engine = engineLife(address, end, fast);
    engine.watch();
    assert.equal(await engine.isAlive(), true);
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    await when;
  });

  it("is over at once when what the process says can't be written any more", async () => {
    const { end, when } = ended();
    const output = new EventEmitter();
    engineLife(address, end, { ...fast, outputs: [output] }).watch();
    output.emit("error", new Error("write EPIPE"));
    await when;
  });

  it("goes on where only the connection ends, as the engine's server ends one that says nothing", async () => {
    const engine = engineLife(address, () => undefined, fast);
    engine.watch();
    await once(server, "connection");
    const again = once(server, "connection");
    for (const socket of sockets) socket.destroy();
    await again;
    assert.equal(engine.gone, false);
  });

  it("is not watched where there is no engine, as in a test that loads the provider", async () => {
    for (const nowhere of [undefined, "", "test/unit/some.test.ts"]) {
      const engine = engineLife(nowhere, () => assert.fail("the process was to go on"));
      engine.watch();
      assert.equal(await engine.isAlive(), true);
    }
  });

  it("has not ended where the address never answered, and may still begin", async () => {
    kill();
    await once(server, "close");
    const engine = engineLife(address, () => undefined, fast);
    engine.watch();
    server.listen(Number(address.split(":")[1]), "127.0.0.1");
    await once(server, "connection");
    assert.equal(await engine.isAlive(), true);
  });
});
