import assert from "node:assert/strict";
import { parseUrn } from "../../../src/stack-state/urn";

describe("a URN", () => {
  it("tells stack, project, the type without its parents', and name", () => {
    assert.deepEqual(parseUrn("urn:pulumi:dev::shop::my:team:Team$pulumi-nodejs:dynamic/wecom:AppChat::oncall"), {
      stack: "dev",
      project: "shop",
      type: "pulumi-nodejs:dynamic/wecom:AppChat",
      name: "oncall",
    });
  });

  it("may have the separator in its name", () => {
    assert.equal(parseUrn("urn:pulumi:dev::shop::a:b:C::on::call").name, "on::call");
  });

  it("that is none is a name", () => {
    assert.deepEqual(parseUrn("oncall"), { stack: "", project: "", type: "", name: "oncall" });
  });
});
