import assert from "node:assert/strict";
import { faultRuleSchema } from "../../../../../src/simulator/faults/fault-rule";
import { effects, firstDraft, ruleOf } from "../../../../../src/simulator/page/faults/draft";
import { chineseFault, englishFault } from "../../../../../src/simulator/page/i18n/fault-words";

describe("the page: the form for a fault", () => {
  for (const effect of effects)
    it(`makes a rule of "${effect}" that the simulator takes, and both languages have words for`, () => {
      const rule = ruleOf({ ...firstDraft, effect, chatid: " team ", times: "3" });
      assert.deepEqual(faultRuleSchema.parse(rule), rule);
      assert.deepEqual(rule.match, { chatid: "team" });
      for (const said of [englishFault(rule), chineseFault(rule)]) assert.ok(said.split(" · ").length >= 4, said);
    });

  it("leaves out what is left empty: the rule then meets every request", () =>
    assert.deepEqual(ruleOf({ ...firstDraft, times: "", chatid: "" }), {
      path: "/cgi-bin/appchat/create",
      errcode: -1,
    }));
});
