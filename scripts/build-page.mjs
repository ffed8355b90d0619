import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { repository } from "./repository.mjs";

const source = join(repository, "src", "simulator", "page");
const target = join(repository, "dist", "simulator", "page");
/** The first that know all that the page uses: `light-dark()` and `:has()` in its style, `Map.groupBy` in its script. */
const browsers = ["chrome123", "firefox121", "safari17.5"];
const preact = join(repository, "node_modules", "preact");

/** Its licence asks that the notice stays in every copy, and a bundle is one. */
function notice() {
  const { version } = JSON.parse(readFileSync(join(preact, "package.json"), "utf8"));
  return `/*!\npreact ${version}\n\n${readFileSync(join(preact, "LICENSE"), "utf8").trim()}\n*/`;
}

mkdirSync(target, { recursive: true });
await build({
  entryPoints: { page: join(source, "main.tsx") },
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", ...browsers],
  jsx: "automatic",
  jsxImportSource: "preact",
  banner: { js: notice() },
  legalComments: "inline",
  logLevel: "warning",
});
await build({
  entryPoints: { page: join(source, "styles", "page.css") },
  outdir: target,
  bundle: true,
  minify: true,
  target: browsers,
  logLevel: "warning",
});
for (const file of ["index.html", "icon.svg"]) copyFileSync(join(source, file), join(target, file));
