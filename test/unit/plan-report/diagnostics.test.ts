import assert from "node:assert/strict";
import { diagnosticsOf } from "../../../src/plan-report/diagnostics";
import { chatUrn } from "./previews";

describe("what Pulumi says in a preview", () => {
  it("is shown where it is an error or a warning, in plain text and with the resource", () => {
    assert.deepEqual(
      diagnosticsOf([
        { severity: "info", message: "printed by the program" },
        { severity: "info#err", message: "printed too" },
        { severity: "debug", message: "noise" },
        { severity: "warning", message: "warning: \u001b[33mmind\u001b[0m\n", urn: chatUrn("oncall") },
        {
          severity: "error",
          urn: chatUrn("z"),
          message: "error: pulumi-nodejs:dynamic/wecom:AppChat resource 'z' has a problem: name is empty\n",
        },
      ]),
      [
        { severity: "warning", resource: "oncall", message: "mind" },
        { severity: "error", resource: "z", message: "name is empty" },
      ],
    );
  });

  it("has no stack trace", () => {
    const message =
      "error: Running program 'x' failed:\nError: boom\n    at Object.<anonymous> (/x/index.js:3:63)\n    at y\n";
    assert.deepEqual(
      diagnosticsOf([{ severity: "error", message }])[0]?.message,
      "Running program 'x' failed:\nError: boom",
    );
    assert.equal(diagnosticsOf([{ severity: "error", message: "error:  at home" }])[0]?.message, "at home");
  });

  it("leaves out that the preview failed where something says why", () => {
    const failed = { severity: "error", message: "error: preview failed\n" };
    assert.equal(diagnosticsOf([failed]).length, 1);
    assert.deepEqual(
      diagnosticsOf([{ severity: "error", message: "boom" }, failed]).map(({ message }) => message),
      ["boom"],
    );
  });
});
