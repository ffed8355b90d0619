import { isDeepStrictEqual } from "node:util";
import { isUnknown } from "../engine/unknown";
import { withHashes } from "./declared";
import { argumentNames } from "./spec";

type Properties = Readonly<Record<string, unknown>>;

/**
 * The arguments whose change sends a new message. Of what isn't known yet nobody can say that it changes: a preview that
 * called it a replacement would announce messages that are never sent, and a chat that is replaced under its own id would
 * send all of them again.
 *
 * @param outputs of the state @param inputs as `check` left them
 */
export const changedArguments = (outputs: Properties, inputs: Properties): readonly string[] => {
  const before = withHashes(outputs);
  const after = withHashes(inputs);
  return argumentNames.filter(
    (name) => !isUnknown(after[name]) && !isDeepStrictEqual(before[name] ?? undefined, after[name] ?? undefined),
  );
};
