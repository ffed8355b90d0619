import { accessSync, constants, statSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";

/**
 * What the engine is handed for a file that a program named: an asset where there is such a file. Otherwise what it is
 * stays visible for `check`, which names it among all the other problems of the resource; of an asset without a file, an
 * address or an archive the engine would make a failure of its own, which says neither resource nor argument.
 */
export const engineSource = async (source: unknown): Promise<unknown> => {
  if (pulumi.asset.Archive.isInstance(source)) return {};
  if (!pulumi.asset.Asset.isInstance(source)) return typeof source === "string" ? fileOr(source) : source;
  const asset: { readonly path?: unknown; readonly uri?: unknown } = source;
  if (asset.uri !== undefined) return await asset.uri;
  return asset.path === undefined ? source : fileOr(await asset.path);
};

const fileOr = (path: unknown): unknown =>
  typeof path === "string" && isReadable(path) ? new pulumi.asset.FileAsset(path) : path;

const isReadable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};
