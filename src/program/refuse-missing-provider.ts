import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { providerModule } from "../engine/provider-text";
import { messageOf } from "../errors";

/** Where Pulumi started the program, and its provider process too; a program may go elsewhere by `process.chdir`. */
const programFolder = process.cwd();
let asked: { readonly refusal: string | undefined } | undefined;

/**
 * Pulumi's own process loads the provider, from the program's folder. That the program itself found this package says
 * nothing about it: a package that the program uses may have brought it, or a bundler has put it in.
 *
 * @throws pulumi.RunError where it isn't found
 */
export const refuseMissingProvider = (): void => {
  // Without it nobody knows the folder: an inline program of the Automation API, or a unit test with mocks.
  if (process.env.PULUMI_NODEJS_MONITOR === undefined) return;
  asked ??= { refusal: describeMissingProvider(programFolder) };
  if (asked.refusal !== undefined) throw new pulumi.RunError(asked.refusal);
};

/** What a person has to know where the provider can't be loaded from `folder`; undefined where it can. */
export const describeMissingProvider = (folder: string): string | undefined => {
  try {
    createRequire(join(folder, "/")).resolve(providerModule);
    return undefined;
  } catch (error) {
    const [reason] = messageOf(error).split("\n");
    return (
      `Pulumi loads the provider from the program's folder, ${folder}, and pulumi-wecom is not installed there ` +
      `(${reason}). Run "npm install pulumi-wecom" in that folder: with pnpm and in workspaces, too, the program's own ` +
      "package.json has to name it."
    );
  }
};
