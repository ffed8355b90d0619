import { z } from "zod";

/**
 * A `Stack` of the Pulumi Kubernetes Operator, as far as the example goes, after the operator's definition of the
 * resource (deploy/crds/pulumi.com_stacks.yaml of release 2.9.0): its names and its types. Kubernetes drops a property
 * that it doesn't know, without a word; here it is an error. Written by hand, since no npm package has the definition.
 */

const secretRef = z.strictObject({ name: z.string(), key: z.string() });

const resourceRef = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("Secret"), secret: secretRef }),
  z.strictObject({ type: z.literal("Literal"), literal: z.strictObject({ value: z.string() }) }),
  z.strictObject({ type: z.literal("Env"), env: z.strictObject({ name: z.string() }) }),
  z.strictObject({ type: z.literal("FS"), filesystem: z.strictObject({ path: z.string() }) }),
]);

const spec = z
  .strictObject({
    stack: z.string(),
    projectRepo: z.string(),
    repoDir: z.string().optional(),
    branch: z.string().optional(),
    commit: z.string().optional(),
    shallow: z.boolean().optional(),
    gitAuth: z.strictObject({ accessToken: resourceRef }),
    serviceAccountName: z.string(),
    backend: z.string(),
    config: z.record(z.string(), z.unknown()).optional(),
    secretsProvider: z.string().optional(),
    envRefs: z.record(z.string(), resourceRef),
    refresh: z.boolean(),
    expectNoRefreshChanges: z.boolean().optional(),
    preview: z.boolean().optional(),
    continueResyncOnCommitMatch: z.boolean(),
    // Less is taken for 60.
    resyncFrequencySeconds: z.int().min(60),
    destroyOnFinalize: z.boolean(),
    useLocalStackOnly: z.boolean(),
  })
  .refine(({ branch, commit }) => (branch === undefined) !== (commit === undefined), "either branch or commit");

export const stackResource = z.strictObject({
  apiVersion: z.literal("pulumi.com/v1"),
  kind: z.literal("Stack"),
  metadata: z.strictObject({ name: z.string(), namespace: z.string() }),
  spec,
});
