import { createRequire } from "node:module";

type Grpc = typeof import("@grpc/grpc-js");
type Stubs = typeof import("@pulumi/pulumi/proto/provider_grpc_pb");
type Messages = typeof import("@pulumi/pulumi/proto/provider_pb");
type EngineStubs = typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
type Structs = typeof import("google-protobuf/google/protobuf/struct_pb");
type Empties = typeof import("google-protobuf/google/protobuf/empty_pb");

/** gRPC and protobuf as Pulumi's SDK has them: another copy's messages would not be taken for its own. */
const sdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
export const grpc: Grpc = sdk("@grpc/grpc-js");
export const stubs: Stubs = sdk("@pulumi/pulumi/proto/provider_grpc_pb");
export const messages: Messages = sdk("@pulumi/pulumi/proto/provider_pb");
export const engineStubs: EngineStubs = sdk("@pulumi/pulumi/proto/engine_grpc_pb");
const { Struct }: Structs = sdk("google-protobuf/google/protobuf/struct_pb");
export const { Empty }: Empties = sdk("google-protobuf/google/protobuf/empty_pb");
const { Status } = sdk("@pulumi/pulumi/proto/status_pb");

export type ProviderClient = InstanceType<Stubs["ResourceProviderClient"]>;

/** Properties of a resource: plain JSON, as a google.protobuf.Struct carries it. */
export type Properties = Readonly<Record<string, unknown>>;

/** What Pulumi keeps of a resource whose creation or update failed in part. */
export interface PartialFailure {
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: readonly string[];
}

export const toStruct = (properties: Properties) =>
  // The typings know the values by their wire form alone.
  Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);

export const fromStruct = (struct: { toJavaScript(): object } | undefined): Properties =>
  (struct?.toJavaScript() ?? {}) as Properties;

/** A call that was answered with an error, or not answered in time. */
export class RpcFailure extends Error {
  override readonly name = "RpcFailure";
  /** gRPC's status: 2 (UNKNOWN) is what the dynamic provider answers, 4 a deadline, 14 a process that is gone. */
  readonly code: number;
  readonly partial: PartialFailure | undefined;

  constructor(what: string, { code, details, metadata }: ServiceError) {
    super(details);
    this.stack = `${what}: ${details}`;
    this.code = code;
    this.partial = partialFailureOf(metadata);
  }
}

interface ServiceError {
  readonly code: number;
  readonly details: string;
  readonly metadata: { get(key: string): readonly (string | Buffer)[] };
}

/** Rides in a trailer, as Go's gRPC has it and Node's has not. */
const partialFailureOf = (metadata: ServiceError["metadata"]): PartialFailure | undefined => {
  const [packed] = metadata.get("grpc-status-details-bin");
  if (packed === undefined || typeof packed === "string") return undefined;
  const [detail] = Status.deserializeBinary(packed).getDetailsList();
  const failed = messages.ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  return { id: failed.getId(), properties: fromStruct(failed.getProperties()), reasons: failed.getReasonsList() };
};
