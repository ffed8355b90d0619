/**
 * Preloaded into the processes of a run: a CPU profile from start to end. `--cpu-prof` alone would write none of the
 * provider's, which the engine ends with a signal.
 */
const { Session } = require("node:inspector");
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");

const folder = process.env.BENCH_PROFILE_FOLDER;
const command = process.argv.slice(1).join(" ");
const kind = /dynamic-provider/.test(command) ? "provider" : /cmd\/run/.test(command) ? "program" : undefined;
if (folder && kind) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.start");
  const write = () =>
    session.post("Profiler.stop", (_, { profile }) =>
      writeFileSync(join(folder, `${kind}-${process.pid}.cpuprofile`), JSON.stringify(profile)),
    );
  let written = false;
  const once = () => {
    if (!written) write();
    written = true;
  };
  process.on("exit", once);
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
}
