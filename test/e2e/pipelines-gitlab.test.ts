import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { GitlabPipeline } from "./pipelines/gitlab-pipeline";
import { PipelineProject } from "./pipelines/project";

const file = resolve(__dirname, "../../examples/pipelines/gitlab/gitlab-ci.yml");

interface Note {
  readonly path: string | undefined;
  readonly token: unknown;
  readonly body: string | null;
}

/** GitLab's API, as far as notes go: the only fake. */
class Notes {
  readonly all: Note[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const body = new URLSearchParams(await text(request)).get("body");
      this.all.push({ path: request.url, token: request.headers["private-token"], body });
      response.writeHead(201, { "content-type": "application/json" }).end("{}");
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/v4`;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe("the pipeline of GitLab CI in examples/pipelines, step by step", function () {
  this.timeout(300_000);
  const notes = new Notes();
  let project: PipelineProject;
  let pipeline: GitlabPipeline;
  before(async () => {
    await notes.open();
    project = await PipelineProject.start();
    pipeline = await GitlabPipeline.start(project, file);
  });
  after(async () => {
    await project?.close();
    await notes.close();
  });
  beforeEach(() => project.clean());

  /** What GitLab says of a pipeline, and the settings that the README asks for. */
  const variables = (source: string, more = {}) => ({
    ...project.secrets,
    PULUMI_BACKEND_URL: project.backend,
    NOTIFY_CHAT: "oncall",
    GITLAB_NOTE_TOKEN: "a token of GitLab",
    CI_API_V4_URL: notes.url,
    CI_PIPELINE_SOURCE: source,
    CI_PROJECT_ID: "11",
    CI_MERGE_REQUEST_IID: "7",
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "11",
    ...more,
  });

  it("is valid by GitLab's own schema, and has a single job for each occasion", async () => {
    assert.deepEqual(await pipeline.jobs(variables("merge_request_event")), ["preview"]);
    assert.deepEqual(await pipeline.jobs(variables("push")), ["up"]);
    assert.deepEqual(await pipeline.jobs(variables("schedule")), ["drift"]);
  });

  it("is refused by that schema with a key that GitLab doesn't know", async () => {
    const right = readFileSync(file, "utf8");
    project.write(".gitlab-ci.yml", right.replace("resource_group:", "resourcegroup:"));
    await assert.rejects(pipeline.jobs(variables("push")), /'resourcegroup' property is not expected to be here/);
    project.write(".gitlab-ci.yml", right);
  });

  it("has no job for a merge request from a fork, and none for another branch", async () => {
    const fork = { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "12" };
    assert.deepEqual(await pipeline.jobs(variables("merge_request_event", fork)), []);
    assert.deepEqual(await pipeline.jobs(variables("push", { CI_COMMIT_BRANCH: "topic" })), []);
  });

  it("writes a note of what would be on a merge request, and changes nothing", async () => {
    const { status, output } = await pipeline.run("preview", variables("merge_request_event"));
    assert.equal(status, 0, output);
    assert.deepEqual(
      notes.all.map(({ path, token }) => [path, token]),
      [["/api/v4/projects/11/merge_requests/7/notes", "a token of GitLab"]],
    );
    assert.match(notes.all[0]?.body ?? "", /On call/);
    assert.deepEqual(project.simulator.chats(), []);
  });

  it("keeps the token of the note off every command line", async () => {
    // Comes first on the PATH, and keeps what everybody on the machine could have read.
    const folder = project.command(
      "curl",
      `printf '%s\\n' "$@" > "$(dirname "$0")/arguments"
      exec env PATH="\${PATH#*:}" curl "$@"`,
    );
    const PATH = `${folder}:${project.runnerEnv.PATH}`;
    const { status, output } = await pipeline.run("preview", variables("merge_request_event", { PATH }));
    assert.equal(status, 0, output);
    assert.equal(notes.all.at(-1)?.token, "a token of GitLab");
    const given = readFileSync(join(folder, "arguments"), "utf8");
    assert.match(given, /merge_requests\/7\/notes/);
    assert.doesNotMatch(given, /a token of GitLab/);
  });

  it("makes the chats when a change is on the default branch", async () => {
    const { status, output } = await pipeline.run("up", variables("push"));
    assert.equal(status, 0, output);
    assert.deepEqual(project.simulator.chat("oncall")?.userlist, ["lisi", "wangwu", "zhangsan"]);
  });

  it("fails on drift, with a test for each chat in the report and a message to the chat", async () => {
    project.simulator.byHand.leave("oncall", "wangwu");
    const { status, output } = await pipeline.run("drift", variables("schedule"));
    assert.equal(status, 7, output);
    assert.match(project.read("drift.xml"), /<failure message="1 left" type="drift">/);
    assert.equal(project.simulator.messages("oncall").length, 1);
  });
});
