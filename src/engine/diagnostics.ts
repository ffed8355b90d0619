import { createRequire } from "node:module";

export type Severity = "info" | "warning";

/** Messages for the person who runs Pulumi, shown at the resource they are about. */
export interface Diagnostics {
  log(severity: Severity, message: string, urn?: string): void;
  /** Resolves when everything logged so far has been handed over. The engine ends a provider that has nothing to do. */
  flush(): Promise<void>;
}

/** What of the engine's gRPC client is used here; its stubs have no types of their own. */
interface EngineStubs {
  readonly client: {
    log(request: unknown, options: { deadline: number }, callback: (error: Error | null) => void): void;
  };
  readonly request: (severity: Severity, message: string, urn: string) => unknown;
}

/** For one message: an engine that hangs must not hang the operation. */
const deadlineMs = 5_000;

/**
 * Logs to the engine at `address`. Pulumi shows what a provider prints under the stack and without a severity, so
 * printing is only the fallback. A message that can't be handed over never makes an operation fail.
 */
export const engineDiagnostics = (
  address: string | undefined,
  print: (line: string) => void,
  now: () => number,
): Diagnostics => {
  let stubs: EngineStubs | undefined;
  const pending = new Set<Promise<void>>();
  /** Where even printing fails there is nobody left to tell. */
  const fallBack = (line: string): void => {
    try {
      print(line);
    } catch {}
  };
  const send = (severity: Severity, message: string, urn: string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (address === undefined) throw new Error("there is no engine to log to");
      stubs ??= connect(address);
      stubs.client.log(stubs.request(severity, message, urn), { deadline: now() + deadlineMs }, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  return {
    log(severity, message, urn = "") {
      const sent = send(severity, message, urn)
        .catch(() => fallBack(`${severity}: ${message}`))
        .finally(() => pending.delete(sent));
      pending.add(sent);
    },
    async flush() {
      await Promise.all(pending);
    },
  };
};

/** Loaded only when there is something to say; gRPC comes with Pulumi's SDK. */
const connect = (address: string): EngineStubs => {
  const requireHere = createRequire(__filename);
  const requireFromSdk = createRequire(requireHere.resolve("@pulumi/pulumi/package.json"));
  const { credentials } = requireFromSdk("@grpc/grpc-js");
  const { EngineClient } = requireFromSdk("@pulumi/pulumi/proto/engine_grpc_pb");
  const { LogRequest, LogSeverity } = requireFromSdk("@pulumi/pulumi/proto/engine_pb");
  return {
    client: new EngineClient(address, credentials.createInsecure()),
    request: (severity, message, urn) => {
      const request = new LogRequest();
      request.setSeverity(severity === "warning" ? LogSeverity.WARNING : LogSeverity.INFO);
      request.setMessage(message.toWellFormed());
      request.setUrn(urn);
      return request;
    },
  };
};
