import { isAsset } from "./asset";
import { withSlots } from "./media-slots";

type Properties = Readonly<Record<string, unknown>>;

/**
 * What two states of a message are compared by, and what is kept as outputs: a file counts by its content (its hash),
 * wherever it lies and whichever upload it had.
 */
export const withHashes = <T extends Properties>(spec: T): T =>
  withSlots(spec, ({ holder, keys }) => {
    const source = holder[keys.source];
    return isAsset(source) ? { ...holder, [keys.source]: source.hash } : holder;
  });
