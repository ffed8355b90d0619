import type { MediaType } from "../api/limits";

/** A place in a message's content where a file belongs: given as the id of an upload, or to be uploaded. */
export interface MediaSlot {
  /** From the argument inwards, to the object that holds the keys. */
  readonly path: readonly PropertyKey[];
  readonly type: MediaType;
  readonly keys: MediaKeys;
  readonly holder: Readonly<Record<string, unknown>>;
}

/** What the fields of a slot are called. */
export interface MediaKeys {
  readonly id: string;
  readonly source: string;
  /** Undefined where nobody sees a file name. */
  readonly filename: string | undefined;
}

const contentKeys: MediaKeys = { id: "mediaId", source: "source", filename: "filename" };
const thumbKeys: MediaKeys = { id: "thumbMediaId", source: "thumbSource", filename: undefined };

/** The slots of a message. What isn't of the shape that it should be has none; `check` says so. */
export const mediaSlots = (args: Readonly<Record<string, unknown>>): readonly MediaSlot[] => {
  const own = (["image", "voice", "video", "file"] as const).flatMap((type) => {
    const holder = args[type];
    return isObject(holder) ? [{ path: [type], type, keys: contentKeys, holder }] : [];
  });
  const { mpnews } = args;
  const articles = isObject(mpnews) && Array.isArray(mpnews.articles) ? mpnews.articles : [];
  const thumbs = articles.flatMap((holder: unknown, index) =>
    isObject(holder) ? [{ path: ["mpnews", "articles", index], type: "image" as const, keys: thumbKeys, holder }] : [],
  );
  return [...own, ...thumbs];
};

/** The same message with each slot's object replaced. */
export const withSlots = <T extends Readonly<Record<string, unknown>>>(
  args: T,
  replace: (slot: MediaSlot) => Readonly<Record<string, unknown>>,
): T => {
  const result: Record<string, unknown> = { ...args };
  const articles: unknown[] =
    isObject(args.mpnews) && Array.isArray(args.mpnews.articles) ? [...args.mpnews.articles] : [];
  for (const slot of mediaSlots(args)) {
    const [type = "", , index] = slot.path;
    if (typeof index === "number") articles[index] = replace(slot);
    else result[String(type)] = replace(slot);
  }
  if (articles.length > 0) result.mpnews = { ...(args.mpnews as object), articles };
  return result as T;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
