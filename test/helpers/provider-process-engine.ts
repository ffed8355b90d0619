import { once } from "node:events";
import { connect } from "node:net";
import { Empty, engineStubs, grpc } from "./provider-process-wire";

/** What a provider says to people through the engine. */
export interface EngineMessage {
  readonly severity: "debug" | "info" | "warning" | "error";
  readonly message: string;
  /** Empty where it isn't about one resource. */
  readonly urn: string;
}

const severities = ["debug", "info", "warning", "error"] as const;

interface LogRequest {
  getSeverity(): number;
  getMessage(): string;
  getUrn(): string;
}

/** In the engine's place: a gRPC service that takes messages, at an address that a provider can watch. */
export class FakeEngine {
  readonly messages: EngineMessage[] = [];
  readonly address: string;
  readonly #port: number;
  readonly #server: InstanceType<typeof grpc.Server>;

  private constructor(server: InstanceType<typeof grpc.Server>, port: number, messages: EngineMessage[]) {
    this.#server = server;
    this.#port = port;
    this.address = `127.0.0.1:${port}`;
    this.messages = messages;
  }

  static async start(): Promise<FakeEngine> {
    const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
    const messages: EngineMessage[] = [];
    server.addService(engineStubs.EngineService, {
      log: ({ request }: { request: LogRequest }, answer: (error: null, empty: object) => void) => {
        const severity = severities[request.getSeverity()] ?? "error";
        messages.push({ severity, message: request.getMessage(), urn: request.getUrn() });
        answer(null, new Empty());
      },
    });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    return new FakeEngine(server, port, messages);
  }

  /** As `kill -9` does: afterwards nobody listens any more, and every connection is closed. */
  async die(): Promise<void> {
    // The server closes its connections some turns later, one after another: this is the last.
    const last = connect(this.#port, "127.0.0.1");
    last.on("error", () => undefined);
    await once(last, "data");
    const closed = new Promise((resolve) => last.once("close", resolve));
    this.close();
    await closed;
  }

  close(): void {
    this.#server.forceShutdown();
  }
}
