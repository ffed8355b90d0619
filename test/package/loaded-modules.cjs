// Preloaded into a Node that then loads a package: on its way out it prints the file of every module that was loaded,
// by require or by import.
const { writeSync } = require("node:fs");
const { registerHooks } = require("node:module");

const urls = new Set();
registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:")) urls.add(url);
    return next(url, context);
  },
});
process.on("exit", () => writeSync(1, JSON.stringify([...urls])));
