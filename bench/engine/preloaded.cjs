/** What a script does that is preloaded into the processes of a run. */
const command = process.argv.slice(1).join(" ");

/** Which one this is: "provider", "program", or undefined for any other. */
exports.kind = /dynamic-provider/.test(command) ? "provider" : /cmd\/run/.test(command) ? "program" : undefined;

/**
 * Acts at the end of this process, also where the engine ends it with a signal, as it does with a provider.
 * @param {() => void} act
 */
exports.atEnd = (act) => {
  process.once("exit", act);
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
};
