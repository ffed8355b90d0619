import * as pulumi from "@pulumi/pulumi";

/** Defaults of outputs, by name. */
type Defaults = Readonly<Record<string, unknown>>;

/**
 * Gives a resource the outputs that state leaves out where they are at their default. Those that the program doesn't
 * name aren't registered at all, since each registered property costs four promises a resource; they are made when
 * somebody reads them.
 */
export const withDefaults = (resource: pulumi.CustomResource, defaults: Defaults): void => {
  for (const [key, value] of Object.entries(defaults)) {
    const registered = Object.getOwnPropertyDescriptor(resource, key)?.value as pulumi.Output<unknown> | undefined;
    const output = () => registered?.apply((known) => known ?? value) ?? pulumi.output(value);
    let made: pulumi.Output<unknown> | undefined;
    Object.defineProperty(resource, key, {
      configurable: true,
      enumerable: true,
      get: () => {
        made ??= output();
        return made;
      },
    });
  }
};

/** The names that have to be registered although the program gives no value: the state may keep one for them. */
export const keptByState = (names: readonly string[], { ignoreChanges = [] }: pulumi.CustomResourceOptions) =>
  ignoreChanges.length === 0 ? [] : names;
