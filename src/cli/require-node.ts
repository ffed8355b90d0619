// A command that this Node can't run says so in a line; what else is loaded would throw with a stack trace.
try {
  require("../require-node");
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
