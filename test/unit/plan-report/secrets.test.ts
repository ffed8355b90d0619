import assert from "node:assert/strict";
import fc from "fast-check";
import type { PreviewStep } from "../../../src/plan-report/preview/preview";
import { render } from "../../../src/plan-report/render";
import { summarize } from "../../../src/plan-report/summarize";
import { languages, reportFormats } from "../../../src/reports/formats";
import { created, deleted, replaced, same, secret, sent, updated } from "./previews";

const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const names = ["chatId", "name", "owner", "members"] as const;

/** Userids, names and ids that no word of a report holds. */
const hush = fc.integer({ min: 0, max: 60 }).map((number) => `qz-${number}`);

/** Arguments of a chat that are all secret, in each way that a preview may have them. */
const anySecrets = fc
  .tuple(
    fc.uniqueArray(hush, { minLength: 2, maxLength: 5 }),
    hush,
    fc.constantFrom("masked", "clear", "declared"),
    fc.subarray([...names], { minLength: 1 }),
  )
  .map(([people, name, how, hidden]) => {
    const values: Record<string, unknown> = {
      chatId: `id${name}`,
      name,
      owner: people[0],
      members: Object.fromEntries(people.map((userid) => [userid, `label of ${userid}`])),
    };
    // What isn't secret says nothing.
    const open: Record<string, unknown> = {
      chatId: "open",
      name: "open",
      owner: "lisi",
      members: { lisi: "member", wangwu: "member" },
    };
    const one = (key: string) => {
      if (how === "declared") return values[key];
      return how === "masked" ? secret : { ...signature, plaintext: JSON.stringify(values[key]) };
    };
    return {
      ...Object.fromEntries(
        names.map((key) => [key, (hidden as readonly string[]).includes(key) ? one(key) : open[key]]),
      ),
      __secrets: [...hidden],
    };
  });

const anyStep = (before: Record<string, unknown>, after: Record<string, unknown>): readonly PreviewStep[] => [
  created("a", after),
  updated("b", after, before),
  replaced("c", after, before),
  deleted("d", { ...before, onDelete: "archive" }),
  same("e", after),
  sent("m", { chatId: after.chatId, text: { content: secret }, __secrets: after.__secrets }),
];

describe("the report of a plan whose arguments are secret", () => {
  it("has none of their values in any format or language", () => {
    fc.assert(
      fc.property(anySecrets, anySecrets, (before, after) => {
        const report = summarize({ steps: [...anyStep(before, after)].map(withId), diagnostics: [] });
        for (const format of reportFormats) {
          for (const lang of languages) assert.doesNotMatch(render(report, { format, lang }, process.stdout), /qz-/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** A resource's own id is in the clear, also where the argument is secret. */
const withId = (step: PreviewStep): PreviewStep => {
  const hidden: unknown = step.oldState?.outputs?.__secrets;
  const isSecret = Array.isArray(hidden) && hidden.includes("chatId");
  return step.oldState && isSecret ? { ...step, oldState: { ...step.oldState, id: "qz-the-id" } } : step;
};

describe("the plan of an update that is secret in part", () => {
  const planOf = (after: Record<string, unknown>, before: Record<string, unknown>) => {
    const [chat] = summarize({ steps: [updated("oncall", after, before)], diagnostics: [] }).chats;
    return chat?.action === "update" ? chat : assert.fail("there is no update");
  };

  it("never calls a change of the owner a mere record where the members are secret", () => {
    const plan = planOf({ members: secret, owner: "wangwu" }, { members: secret, owner: "lisi" });
    assert.deepEqual(plan.settings, []);
    assert.ok(plan.hidden.includes("owner"));
    assert.ok(plan.secrets.includes("owner"));
  });

  it("never calls a change of the members a mere record where the owner is secret", () => {
    const members = { lisi: "member", wangwu: "member" };
    const plan = planOf({ owner: secret, members: { ...members, zhangsan: "member" } }, { owner: secret, members });
    assert.deepEqual(plan.settings, []);
    assert.ok(plan.hidden.includes("members"));
  });

  it("says secret of what was secret and is not any more", () => {
    const plan = planOf({ members: { lisi: "member", wangwu: "member" } }, { members: secret });
    assert.ok(plan.hidden.includes("members"));
    assert.ok(plan.secrets.includes("members"));
  });
});
