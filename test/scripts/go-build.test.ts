import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { buildCli, isOlderGo } from "../../scripts/pulumi-cli/go-build.mjs";
import { currentPins } from "../../scripts/pulumi-cli/pins.mjs";
import { temporaryFolder, writeProgram } from "./fixtures";

describe("scripts/pulumi-cli/go-build", () => {
  const at = temporaryFolder();
  const pins = currentPins();
  const build = (settings: NodeJS.ProcessEnv = {}, lines: string[] = []) =>
    buildCli({
      folder: at("kept"),
      pins,
      env: { PATH: `${at("bin")}:/usr/bin:/bin`, ...settings },
      log: (line) => lines.push(line),
    });

  /** A `go` that answers `go env` and, asked to build, writes programs which know the version they were given. */
  const writeFakeGo = (version: string, { afterBuild = "" } = {}) =>
    writeProgram(
      at("bin/go"),
      `
      case "$1 $2" in
        "env GOVERSION") echo ${version} ;;
        "env GOTOOLCHAIN") echo \${GOTOOLCHAIN:-auto} ;;
        build*)
          echo "$PWD GOFLAGS=$GOFLAGS GOWORK=$GOWORK go $*" >> ${at("calls")}
          while [ "$1" != -o ]; do
            case "$1" in *version.Version=*) made="\${1##*Version=}" ;; esac
            shift
          done
          program="$2\${3##*/}"
          printf '#!/bin/sh\\necho %s\\n' "$made" > "$program"
          chmod +x "$program"
          ${afterBuild}
          ;;
      esac`,
    );

  it("builds the CLI and its language host, and puts the SDK's dynamic provider beside them", async () => {
    writeFakeGo("go1.26.8");
    const lines: string[] = [];
    const cli = await build({ GOFLAGS: "-mod=mod" }, lines);
    assert.deepEqual(cli, {
      command: at("kept/current/bin/pulumi"),
      binDir: at("kept/current/bin"),
      version: pins.cli,
      source: "go-build",
    });
    assert.deepEqual(readdirSync(cli.binDir), ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]);
    assert.equal(statSync(`${cli.binDir}/pulumi-resource-pulumi-nodejs`).mode & 0o111, 0o111);
    assert.match(lines[0] ?? "", /^building Pulumi 3\.\d+\.\d+ from its Go modules: about 3–6 minutes once/);

    const [ofCli, ofHost, ...more] = readFileSync(at("calls"), "utf8").trim().split("\n");
    assert.match(
      ofCli ?? "",
      /pulumi-cli\/cli GOFLAGS=-mod=mod GOWORK=off go build -mod=readonly .*osusergo,grpcnotrace/,
    );
    assert.match(ofHost ?? "", /pulumi-cli\/langhost .*pulumi-language-nodejs$/);
    assert.deepEqual(more, []);
  });

  it("keeps nothing of a build that fails half-way, and shows what Go said", async () => {
    writeFakeGo("go1.26.8", { afterBuild: 'echo "golang.org/x/net"; echo "dial tcp: no route" >&2; exit 1' });
    await assert.rejects(build(), /go build exited with status 1\ndial tcp: no route/);
    assert.deepEqual(readdirSync(at("kept")), []);
  });

  it("says before building that Go is missing", async () => {
    // Without /usr/bin, where a real one may be.
    await assert.rejects(build({ PATH: at("bin") }), /Go isn't there \(1\.25\.11 or newer is needed\)/);
  });

  it("says before building which Go is too old", async () => {
    writeFakeGo("go1.24.3");
    await assert.rejects(build({ GOTOOLCHAIN: "local" }), {
      message: "Go 1.25.11 or newer is needed, and go1.24.3 is here",
    });
    writeFakeGo("go1.19");
    await assert.rejects(build(), { message: "Go 1.25.11 or newer is needed, and go1.19 is here" });
  });

  it("lets an older Go fetch a newer one where it may", async () => {
    writeFakeGo("go1.24.3");
    const lines: string[] = [];
    await build({}, lines);
    assert.equal(
      lines[0],
      "Go 1.25.11 is needed, go1.24.3 is here: Go fetches the newer one by itself (GOTOOLCHAIN=auto)",
    );
  });

  it("compares versions of Go by their numbers", () => {
    assert(isOlderGo("go1.9", "1.25.11"));
    assert(isOlderGo("go1.25.9", "1.25.11"));
    assert(isOlderGo("go1.25", "1.25.11"));
    for (const enough of ["go1.25.11", "go1.26", "go1.26rc1", "go1.26.8 X:nodwarf5", "go2.0"]) {
      assert(!isOlderGo(enough, "1.25.11"), enough);
    }
  });
});
