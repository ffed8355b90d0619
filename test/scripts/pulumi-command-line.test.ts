import assert from "node:assert/strict";
import { readCommandLine } from "../../scripts/pulumi-command-line.mjs";

describe("scripts/pulumi-command-line", () => {
  const read = (line: string) => readCommandLine(line.split(" "));

  it("knows the commands that would ask for a stack", () => {
    for (const line of [
      "up",
      "preview --diff",
      "--color never up",
      "-v 9 destroy --yes",
      "config set a b",
      "-C x up",
    ]) {
      assert(read(line).needsStack, line);
    }
    for (const line of ["", "version", "stack ls", "stack select dev", "login", "whoami", "help up", "--version"]) {
      assert(!read(line).needsStack, line);
    }
  });

  it("sees that a stack is named, or only help is asked for", () => {
    for (const line of ["up --stack dev", "up --stack=dev", "-s dev up", "up -sdev", "up --help", "up -h"]) {
      assert(!read(line).needsStack, line);
    }
    assert(read("up --yes -- --stack dev").needsStack);
  });

  it("sees in which folder the command is to work", () => {
    assert.equal(read("-C examples/02 up").cwd, "examples/02");
    assert.equal(read("up --cwd=examples/02").cwd, "examples/02");
    assert.equal(read("up").cwd, undefined);
  });

  it("sees that a backend is being chosen", () => {
    assert(read("login --local").choosesBackend);
    assert(read("logout").choosesBackend);
    assert(!read("up login").choosesBackend);
  });
});
