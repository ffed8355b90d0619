import { createHash } from "node:crypto";

/** The same for the same message: of its arguments, but not of what Pulumi adds or of their order. */
export const fingerprint = (inputs: object): string => {
  const own = Object.entries(inputs).filter(([key]) => !key.startsWith("__"));
  return createHash("sha256")
    .update(JSON.stringify(own.sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest("hex");
};
