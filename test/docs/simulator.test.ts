import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { simulatorCommand } from "../../src/cli/simulator";
import { coverage } from "../../src/simulator/coverage";
import { faultRuleSchema } from "../../src/simulator/faults/fault-rule";
import type { News } from "../../src/simulator/feed/feed";
import { type Simulator, startSimulator } from "../../src/simulator/index";
import { serverOptionsSchema } from "../../src/simulator/options";
import { quotaProfiles } from "../../src/simulator/quotas/quota-profile";
import { knobsSchema } from "../../src/simulator/world/knobs";
import { corpSchema, seedSchema } from "../../src/simulator/world/seed";
import { code, codes, type Fence, read, repository, tableOf } from "./markdown";
import { shell } from "./shell";

const document = read("docs/simulator.md");

/** The part of JSON Schema that the schemas of the simulator come out as. */
interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}

const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;

const propertiesOf = (schema: z.ZodType): readonly (readonly [string, Shape])[] =>
  Object.entries(shapeOf(schema).properties ?? {});

/** Knobs as the table has them: one of an object of knobs is a knob itself. */
const knobs = propertiesOf(knobsSchema).flatMap(([name, shape]) =>
  shape.properties === undefined
    ? [[name, shape] as const]
    : Object.entries(shape.properties).map(([key, inner]) => [`${name}.${key}`, inner] as const),
);

/** The values that a schema names one by one. */
const literals = ({ type, anyOf = [], enum: listed = [], const: one }: Shape): readonly unknown[] => [
  ...anyOf.flatMap(literals),
  ...listed,
  ...(one === undefined ? [] : [one]),
  ...(type === "boolean" ? [true, false] : []),
  ...(type === "null" ? [null] : []),
];

/** A range in words, as the table says it. */
const range = ({ anyOf = [], minimum, maximum, type }: Shape): string => {
  if (type !== "integer") return anyOf.map(range).join("");
  if (minimum === Number.MIN_SAFE_INTEGER) return "integer";
  return maximum === Number.MAX_SAFE_INTEGER ? `from ${minimum}` : `${minimum} to ${maximum}`;
};

/** Names of a schema's fields, and of those inside, with `[]` where there are many. */
const fieldsOf = (shape: Shape): readonly string[] =>
  Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => [name, ...inside(name, inner)]);
const inside = (name: string, { items }: Shape): readonly string[] =>
  items === undefined
    ? []
    : [items, ...(items.anyOf ?? [])].flatMap((each) => fieldsOf(each).map((field) => `${name}[].${field}`));

describe("docs/simulator.md", () => {
  it("lists exactly the options of the command, with their defaults", () => {
    const rows = tableOf(document, "option").map(([option, value]) => [code(option), codes(value)]);
    const options = simulatorCommand().options.map(({ long, defaultValue }) => [
      long,
      defaultValue === undefined ? [] : [String(defaultValue)],
    ]);
    assert.deepEqual(rows, options);
  });

  it("lists exactly the options of startSimulator, with their defaults", () => {
    const rows = tableOf(document, "option of `startSimulator`").map(([option, value]) => [code(option), codes(value)]);
    const options = propertiesOf(serverOptionsSchema).map(([name, shape]) => [
      name,
      shape.default === undefined ? [] : [JSON.stringify(shape.default)],
    ]);
    assert.deepEqual(rows, options);
  });

  it("lists exactly the fields of a seed", () => {
    const rows = tableOf(document, "field", "default").map(([field]) => code(field));
    assert.deepEqual(rows, fieldsOf(shapeOf(corpSchema)));
  });

  it("lists exactly the knobs, with their values and defaults", () => {
    const rows = tableOf(document, "knob", "values").map(([name, values, value]) => ({
      name: code(name),
      values: codes(values).toSorted(),
      range: values?.replace(/`[^`]*`|,|or figures of your own/g, "").trim(),
      default: JSON.parse(code(value)),
    }));
    assert.deepEqual(
      rows,
      knobs.map(([name, shape]) => ({
        name,
        values: literals(shape)
          .map((value) => JSON.stringify(value))
          .toSorted(),
        range: range(shape),
        default: shape.default,
      })),
    );
  });

  it("says of every knob what its default rests on", () => {
    for (const [name, , , what, evidence] of tableOf(document, "knob", "values")) {
      assert.ok(what, name);
      assert.match(evidence ?? "", /^–$|\[(doc|observed|third party|inferred|unknown)( \d+)?\]/, name);
    }
  });

  it("lists exactly the events of the stream of changes", () => {
    const kinds: Readonly<Record<News["kind"] | "start", true>> = {
      start: true,
      chat: true,
      history: true,
      request: true,
      emptied: true,
      faults: true,
      clock: true,
      knobs: true,
      world: true,
    };
    const rows = tableOf(document, "event", "its data").map(([event]) => code(event));
    assert.deepEqual(rows, Object.keys(kinds));
  });

  it("lists exactly the fields of a fault rule", () => {
    const rows = tableOf(document, "field", "type").map(([field]) => code(field));
    assert.deepEqual(
      rows,
      propertiesOf(faultRuleSchema).map(([name]) => name),
    );
  });

  it("has the figures of the quotas", () => {
    const figures = (profile: keyof typeof quotaProfiles) => {
      const { calls, messages, perMember } = quotaProfiles[profile];
      const every = (list: readonly { readonly window: string }[]) =>
        list.map((quota) => {
          const [amount = 0] = Object.values(quota).filter((value) => typeof value === "number");
          const grouped = amount < 10_000 ? String(amount) : amount.toLocaleString("en-US");
          return `${grouped} ${quota.window === "hour" ? "an" : "a"} ${quota.window}`;
        });
      const callsOf = (name: string) => every(calls.filter(({ endpoint }) => endpoint === name));
      const rows = [callsOf("appchat/create"), callsOf("appchat/update"), callsOf("any"), every(messages)];
      return [...rows, every(perMember)].map((row) => row.join(", ") || "–");
    };
    const rows = tableOf(document, "quota");
    assert.deepEqual(
      rows.map(([, current]) => current),
      figures("current"),
    );
    const older = rows.map(([, current, before]) => (before === "the same" ? current : before));
    assert.deepEqual(older, figures("older"));
  });

  it("lists exactly the routes of the coverage matrix, with its states and gaps", () => {
    const api = tableOf(document, "route", "state");
    const own = tableOf(document, "route", "body").map(([route]) => code(route));
    assert.deepEqual([...api.map(([route]) => code(route)), ...own], Object.keys(coverage));
    for (const [route, state, gap] of api) {
      const claimed = coverage[code(route)];
      assert.deepEqual([state, gap], [claimed?.state, claimed?.gap ?? ""], route);
    }
    for (const route of own) {
      const { state, gap = "" } = coverage[route] ?? {};
      assert.ok(state === "full" || document.text.includes(`\`${route}\`, which is ${gap}`), `${route}: ${gap}`);
    }
  });

  it("shows seeds, fault rules and knobs that are valid", () => {
    const schemas: Readonly<Record<string, z.ZodType>> = {
      "json seed": seedSchema,
      "json faults": z.array(faultRuleSchema),
      "json knobs": knobsSchema,
    };
    const seen = new Set<string>();
    for (const { info, text, line } of document.fences.filter((fence) => fence.info.startsWith("json"))) {
      const value: unknown = JSON.parse(text);
      if (info === "json answer") continue;
      seen.add(info);
      const parsed = schemas[info]?.safeParse(value);
      assert.ok(parsed?.success, `line ${line}: ${parsed?.error ?? `what is ${info}?`}`);
    }
    assert.deepEqual([...seen].toSorted(), Object.keys(schemas).toSorted());
  });

  it("shows bodies in its list of routes that those routes take", async () => {
    const simulator = await startSimulator({ seed: firstSeed() });
    try {
      for (const [route, body = "", answer = ""] of tableOf(document, "route", "body")) {
        const [method = "", path = ""] = code(route).split(" ");
        const [sent] = codes(body);
        if (method !== "POST" || (sent === undefined && body !== "")) continue;
        const reply = await fetch(simulator.url + path.replace(":chatid", "oncall"), { method, body: sent ?? null });
        assert.equal(reply.status, 200, `${route}: ${await reply.clone().text()}`);
        const [shown] = codes(answer);
        const got = await reply.json();
        if (shown !== undefined)
          assert.deepEqual(Object.keys(got as object), Object.keys(JSON.parse(shown)), code(route));
      }
    } finally {
      await simulator.close();
    }
  });
});

const firstSeed = () => JSON.parse(document.fences.find(({ info }) => info === "json seed")?.text ?? "");

/** Blocks of shell that ask a simulator, each with the answer that is shown right after it. */
const asked = document.fences.flatMap((fence, at): { fence: Fence; answer: unknown }[] => {
  if (fence.info !== "sh" || !fence.text.includes("curl ")) return [];
  const next = document.fences[at + 1];
  return [{ fence, answer: next?.info === "json answer" ? JSON.parse(next.text) : undefined }];
});

describe("docs/simulator.md: what a reader types, in this order", () => {
  let folder = "";
  let simulator: Simulator;
  before(async () => {
    mkdirSync(join(repository, ".work"), { recursive: true });
    folder = mkdtempSync(join(repository, ".work", "docs-"));
    writeFileSync(join(folder, "seed.json"), JSON.stringify(firstSeed()));
    simulator = await startSimulator({ seed: firstSeed() });
  });
  after(async () => {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("shows every answer after the command that gets it", () => {
    const answers = document.fences.filter(({ info }) => info === "json answer");
    assert.equal(asked.filter(({ answer }) => answer !== undefined).length, answers.length);
  });

  for (const { fence, answer } of asked)
    it(`does and answers what line ${fence.line} says: ${fence.text.split("\n").at(-1)}`, async () => {
      const script = fence.text.replaceAll("http://127.0.0.1:8787", simulator.url);
      assert.ok(!script.includes(":8787"));
      const { status, stdout, stderr } = await shell(script, folder);
      assert.deepEqual([status, stderr], [0, ""]);
      // What the side channel refuses; an answer of the API has an errcode.
      assert.doesNotMatch(stdout, /\{"error":/);
      if (answer !== undefined) assertShows(answer, JSON.parse(stdout));
    });

  it("has settings to export that are the default ones", async () => {
    const exported = Object.fromEntries(
      [...document.text.matchAll(/^export (WECOM_\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    const plain = await startSimulator();
    await plain.close();
    assert.deepEqual(exported, { ...plain.settings, WECOM_BASE_URL: "http://127.0.0.1:8787" });
  });
});

/** An answer in the text may leave keys of objects out, and say `…` for what differs each time. */
function assertShows(shown: unknown, got: unknown, path = "answer"): void {
  if (shown === "…") return;
  if (Array.isArray(shown)) {
    assert.ok(Array.isArray(got) && got.length === shown.length, `${path}: ${JSON.stringify(got)}`);
    for (const [at, item] of shown.entries()) assertShows(item, got[at], `${path}[${at}]`);
  } else if (typeof shown === "object" && shown !== null) {
    assert.ok(typeof got === "object" && got !== null, path);
    for (const [key, value] of Object.entries(shown))
      assertShows(value, (got as Record<string, unknown>)[key], `${path}.${key}`);
  } else assert.deepEqual(got, shown, path);
}
