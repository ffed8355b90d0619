/** How Pulumi's protocol marks a value as secret (`sdk/nodejs/runtime/rpc.ts`); it is stored encrypted. */
export const secretSignature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" } as const;

/** `value` as an output that Pulumi keeps encrypted. */
export const secretValue = (value: unknown): object => ({ ...secretSignature, value });
