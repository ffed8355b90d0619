import assert from "node:assert/strict";
import { RetryBudget } from "../../../src/api/retry-budget";

const spendAll = (budget: RetryBudget): number => {
  for (let spent = 0; ; spent++) if (!budget.spend()) return spent;
};

describe("a budget of repeats", () => {
  it("ends, however many ask", () => {
    assert.equal(spendAll(new RetryBudget()), 30);
  });

  it("grows by successes, one repeat for five, and not beyond what it began with", () => {
    const budget = new RetryBudget();
    for (let success = 0; success < 1_000; success++) budget.succeeded();
    assert.equal(spendAll(budget), 30);
    for (let success = 0; success < 5; success++) budget.succeeded();
    assert.equal(spendAll(budget), 1);
  });
});
