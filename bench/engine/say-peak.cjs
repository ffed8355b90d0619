/** Preloaded into a command: at its end it says its peak of resident memory, in bytes. */
const { writeSync } = require("node:fs");
process.once("exit", () => writeSync(2, `\npeak ${process.resourceUsage().maxRSS * 1024}\n`));
