/**
 * Preloaded into the processes of a run: a CPU profile from start to end. `--cpu-prof` alone would write none of the
 * provider's, which the engine ends with a signal.
 */
const { Session } = require("node:inspector");
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { atEnd, kind } = require("./preloaded.cjs");

const folder = process.env.BENCH_PROFILE_FOLDER;
if (folder && kind) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.start");
  atEnd(() =>
    session.post("Profiler.stop", (_, { profile }) =>
      writeFileSync(join(folder, `${kind}-${process.pid}.cpuprofile`), JSON.stringify(profile)),
    ),
  );
}
