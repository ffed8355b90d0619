import { once } from "node:events";
import type { createServer as createHttpServer, RequestListener, ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";

/** Closes after each test what it opened, the last first. */
export const closingAfterEach = () => {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  return <T>(thing: T, close: (thing: T) => unknown): T => {
    closers.push(() => close(thing));
    return thing;
  };
};

/** Listens on a port of the loopback address that the system chooses. */
export const listening = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

/** A server whose connections end with it, also those that nobody has finished. */
export const tcpServer = (onConnection: (socket: Socket) => void) => {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // What a test cuts off on purpose is no failure of the server.
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    onConnection(socket);
  });
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { server, close };
};

export const closeHttp = async (server: ReturnType<typeof createHttpServer>): Promise<void> => {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
};

export const json = (response: ServerResponse, value: unknown): void => {
  response.setHeader("content-type", "application/json; charset=UTF-8");
  response.end(JSON.stringify(value));
};

export const goodToken = { errcode: 0, errmsg: "ok", access_token: "the-token-that-works", expires_in: 7_200 };

/** Answers `gettoken` as WeCom does, and lets the test answer the rest; notes the paths it was asked for. */
export const wecomWith = (rest: RequestListener) => {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    asked.push(path);
    if (path.endsWith("/cgi-bin/gettoken")) json(response, goodToken);
    else rest(request, response);
  };
  /** How often a call was made. */
  const count = (call: string) => asked.filter((path) => path.endsWith(`/cgi-bin/${call}`)).length;
  return { asked, count, listener };
};

/** A port on which nothing listens. */
export const refusedPort = async (): Promise<number> => {
  const server = createTcpServer();
  const port = await listening(server);
  server.close();
  await once(server, "close");
  return port;
};
