/** Preloaded into the provider process: when the engine ends it, what is left of its heap after a collection, in bytes. */
const { writeFileSync } = require("node:fs");
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");
const { atEnd, kind } = require("./preloaded.cjs");

const file = process.env.BENCH_LIVE_HEAP_FILE;
if (file && kind === "provider") {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  atEnd(() => {
    collect();
    // A process for each run of the engine, which may start another for nothing but its settings.
    writeFileSync(`${file}-${process.pid}`, String(process.memoryUsage().heapUsed));
  });
}
