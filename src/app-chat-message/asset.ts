/** How Pulumi's protocol marks an asset (`sdk/nodejs/asset/asset.ts`). */
const signatureKey = "4dabf18193072939515e22adb298388d";
const assetSignature = "c44067f5952c0a294b673a41bacd8c17";

/** A Pulumi asset as the engine hands it on; to `diff` it comes with its hash alone. */
export interface WireAsset {
  /** SHA-256 of the content, in hex. */
  readonly hash: string;
  /** As the program gave it: relative to the program's folder, which is the provider's too. */
  readonly path?: string;
  readonly text?: string;
  readonly uri?: string;
}

export const isAsset = (value: unknown): value is WireAsset =>
  typeof value === "object" && value !== null && (value as Record<string, unknown>)[signatureKey] === assetSignature;
