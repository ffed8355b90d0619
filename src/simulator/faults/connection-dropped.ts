/** What a caller of `handle` gets where a server would cut the connection. */
export class ConnectionDropped extends Error {
  override readonly name = "ConnectionDropped";
  /** As a socket's own error has it. */
  readonly code = "ECONNRESET";

  constructor() {
    super("the simulator dropped the connection");
  }
}
