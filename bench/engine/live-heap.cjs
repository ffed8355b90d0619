/** Preloaded into the provider process: when the engine ends it, what is left of its heap after a collection, in bytes. */
const { writeFileSync } = require("node:fs");
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

const file = process.env.BENCH_LIVE_HEAP_FILE;
if (file && /dynamic-provider/.test(process.argv[1] ?? "")) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("exit", () => {
    collect();
    // A process for each run of the engine, which may start another for nothing but its settings.
    writeFileSync(`${file}-${process.pid}`, String(process.memoryUsage().heapUsed));
  });
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
}
