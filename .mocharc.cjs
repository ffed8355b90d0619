const { join } = require("node:path");

// Hundreds of processes are started, most for a second or two: each would compile Pulumi's packages anew, and the CLI
// would collect garbage of which there is little. Both are for the machine that tests, so a person's settings count.
process.env.NODE_COMPILE_CACHE ??= join(__dirname, "node_modules", ".cache", "compiled");
process.env.GOGC ??= "400";

module.exports = {
  "node-option": ["import=tsx"],
  parallel: true,
  jobs: 3,
  timeout: 10_000,
  "forbid-only": true,
  "forbid-pending": true,
  reporter: "test/helpers/reporter.cjs",
};
