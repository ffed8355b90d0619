export interface PartialFailureOptions extends ErrorOptions {
  readonly id: string;
  /** The complete outputs; Pulumi keeps them verbatim. */
  readonly properties: object;
}

/**
 * A create or update that failed after it may have done something. Pulumi reads `id`, `properties` and `reasons`,
 * keeps the resource with them, and calls `update` in the next run even if nothing else changed.
 */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";
  readonly id: string;
  readonly properties: object;
  readonly reasons: readonly string[];

  constructor(reason: string, { id, properties, ...options }: PartialFailureOptions) {
    super(reason, options);
    this.id = id;
    this.properties = properties;
    this.reasons = [reason];
  }
}
