import type * as pulumi from "@pulumi/pulumi";

/**
 * Gives a resource's outputs the values that state leaves out where they are at their default. Made when somebody reads
 * them, which few programs do.
 */
export const withDefaults = (resource: pulumi.CustomResource, defaults: Readonly<Record<string, unknown>>): void => {
  const registered = { ...resource } as unknown as Readonly<Record<string, pulumi.Output<unknown>>>;
  for (const [key, value] of Object.entries(defaults)) {
    let output: pulumi.Output<unknown> | undefined;
    Object.defineProperty(resource, key, {
      configurable: true,
      enumerable: true,
      get: () => {
        output ??= registered[key]?.apply((known) => known ?? value);
        return output;
      },
    });
  }
};
