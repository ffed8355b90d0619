import assert from "node:assert/strict";
import { argumentsIn } from "../../../src/plan-report/paths";

describe("the arguments that property paths lie in", () => {
  it("are the first words of the paths, each once", () => {
    assert.deepEqual(argumentsIn(["members.lisi", "members.wangwu", "articles[0].url", "name", "id"]), [
      "members",
      "articles",
      "name",
      "id",
    ]);
  });

  it("are not what is hidden", () => {
    assert.deepEqual(argumentsIn(["__provider", "__context.urn", "owner"]), ["owner"]);
  });
});
