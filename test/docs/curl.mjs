// What docs/simulator.md needs of curl, for machines without one: -s, -X METHOD, -d TEXT or @FILE, one URL.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: "boolean", short: "s" },
    request: { type: "string", short: "X" },
    data: { type: "string", short: "d" },
  },
});
const { request, data } = values;
const body = data?.startsWith("@") ? readFileSync(data.slice(1), "utf8") : data;
const answer = await fetch(new URL(positionals[0] ?? ""), {
  method: request ?? (body === undefined ? "GET" : "POST"),
  ...(body === undefined ? {} : { body }),
});
process.stdout.write(await answer.text());
