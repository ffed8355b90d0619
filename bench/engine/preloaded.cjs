/** What a script does that is preloaded into the processes of a run. */
const { kindOf } = require("./process-kind.cjs");

/** Which one this is. */
exports.kind = kindOf(process.argv.slice(1).join(" "));

/**
 * Acts at the end of this process, also where the engine ends it with a signal, as it does with a provider.
 * @param {() => void} act
 */
exports.atEnd = (act) => {
  process.once("exit", act);
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
};
