// Started by installer.mjs: node install-with-sdk.mjs FOLDER puts the Pulumi CLI into FOLDER/bin.
import { createRequire } from "node:module";

const answerTimeoutMs = 10_000;

const [root] = process.argv.slice(2);
try {
  // The same request, made the same way, that the SDK starts with; it would wait two minutes for the answer.
  await fetch("https://get.pulumi.com/install.sh", { method: "HEAD", signal: AbortSignal.timeout(answerTimeoutMs) });
  const { PulumiCommand } = createRequire(import.meta.url)("@pulumi/pulumi/automation");
  await PulumiCommand.install({ root });
} catch (error) {
  const { message, cause } = /** @type {Error} */ (error);
  console.error(cause instanceof Error ? `${message}: ${cause.message}` : message);
  process.exitCode = 1;
}
