import * as pulumi from "@pulumi/pulumi";

/**
 * The URN that a resource will have. Not as the output that Pulumi makes of it: an output of a component is a dependency
 * on everything in the component, and two resources in one would wait for each other for ever.
 */
export const resourceUrn = (name: string, type: string, parent: pulumi.Resource | undefined): Promise<string> =>
  new Promise((resolve) => {
    pulumi.createUrn(name, type, parent).apply(resolve);
  });
