/** Global flags whose value may be a word of its own. */
const flagsWithValue = new Set([
  "-C",
  "--cwd",
  "--color",
  "-v",
  "--verbose",
  "--tracing",
  "--profiling",
  "--memprofilerate",
  "--otel-traces",
]);

/** Commands that work on one stack, and would ask for it. `pulumi stack …` is the person's own choice. */
const commandsOnStack = new Set([
  ...["up", "update", "preview", "pre", "refresh", "destroy", "down", "dn"],
  ...["config", "import", "state", "cancel", "watch", "logs", "console"],
]);

/**
 * As much of a `pulumi` command line as is needed to know what to prepare for it.
 * @param {readonly string[]} args
 * @returns {{ cwd: string | undefined, needsStack: boolean, choosesBackend: boolean }}
 */
export function readCommandLine(args) {
  /** @type {string | undefined} */
  let command;
  /** @type {string | undefined} */
  let cwd;
  let namesStack = false;
  let asksForHelp = false;
  for (let index = 0; index < args.length; index++) {
    const arg = /** @type {string} */ (args[index]);
    if (arg === "--") break;
    const [flag, value] = arg.startsWith("--") ? splitOnce(arg) : [arg, undefined];
    namesStack ||= flag === "--stack" || /^-s/.test(flag);
    asksForHelp ||= flag === "--help" || flag === "-h";
    if (!flag.startsWith("-")) command ??= flag;
    if (flag === "-C" || flag === "--cwd") cwd = value ?? args[index + 1];
    if (value === undefined && flagsWithValue.has(flag)) index++;
  }
  return {
    cwd,
    needsStack: command !== undefined && commandsOnStack.has(command) && !namesStack && !asksForHelp,
    choosesBackend: command === "login" || command === "logout",
  };
}

/** @type {(flag: string) => [string, string | undefined]} */
function splitOnce(flag) {
  const equals = flag.indexOf("=");
  return equals < 0 ? [flag, undefined] : [flag.slice(0, equals), flag.slice(equals + 1)];
}
