/**
 * Whether a value is there as it is: no output, promise or asset in it. Most arguments are, and need none of Pulumi's
 * waiting, which costs a program more than anything else about a chat.
 */
export const isPlain = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return typeof value !== "function";
  // A hole is as good as undefined; `every` alone would not look at it.
  if (Array.isArray(value)) return Array.from(value).every(isPlain);
  return isPlainObject(value) && Object.values(value).every(isPlain);
};

/** One that a program wrote down; others are outputs, assets, resources, dates. */
export const isPlainObject = (value: unknown): value is object => {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
