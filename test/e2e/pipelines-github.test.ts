import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PipelineProject } from "./pipelines/project";

const examples = resolve(__dirname, "../../examples/pipelines");

const ofThisRepository = "ops/chats";
const pullRequestFrom = (repository: string, login = "lisi") => ({
  event_name: "pull_request",
  event: { pull_request: { number: 7, user: { login }, head: { repo: { full_name: repository } } } },
});
const install = "npm ci --ignore-scripts";
const push = { event_name: "push", event: {} };
const schedule = { event_name: "schedule", event: {} };

describe("the workflow of GitHub Actions in examples/pipelines, step by step", function () {
  this.timeout(300_000);
  let project: PipelineProject;
  let gh: string;
  before(async () => {
    project = await PipelineProject.start();
    // The only fake: it keeps what it was asked for, and the body, whose name comes last.
    gh = project.command(
      "gh",
      `folder=$(dirname "$0")
      printf '%s\\n' "$GH_TOKEN" "$GH_REPO" "$@" > "$folder/asked"
      for body; do :; done
      cp "$body" "$folder/body"`,
    );
  });
  after(() => project?.close());
  afterEach(() => project.simulator.clearFaults());

  const run = async (id: string, github: Readonly<Record<string, unknown>>, secrets = {}) => {
    const { GithubWorkflow } = await import("./pipelines/github-workflow.mjs");
    const { runGithubJob } = await import("./pipelines/github-job.mjs");
    project.clean();
    const job = await runGithubJob(
      await GithubWorkflow.read(join(examples, "github", "wecom-chats.yml")),
      id,
      {
        github: { repository: ofThisRepository, token: "a token of GitHub", ...github },
        vars: { PULUMI_BACKEND_URL: project.backend, WECOM_NOTIFY_CHAT: "oncall" },
        secrets: { ...project.secrets, ...secrets },
      },
      {
        workspace: project.folder,
        temporary: project.temporary("github"),
        shell: async ({ script, command: [command, ...args], env }) => {
          // It would make the same folder again, and takes longer than all the rest.
          if (script === install && project.has("node_modules")) return { status: 0, output: "" };
          return await project.run(command, args, { ...env, PATH: `${gh}:${project.runnerEnv.PATH}` });
        },
      },
    );
    const left = [job.summary, ...job.steps.map(({ output }) => output)].join("\n");
    for (const secret of Object.values(project.secrets)) assert.ok(!left.includes(secret), "a secret is in the log");
    return { ...job, log: left, outcomes: Object.fromEntries(job.steps.map(({ name, outcome }) => [name, outcome])) };
  };
  const comment = () => readFileSync(join(gh, "body"), "utf8");

  it("does nothing for a pull request from a fork", async () => {
    for (const id of ["preview", "up", "drift"]) {
      assert.equal((await run(id, pullRequestFrom("somebody/chats"))).conclusion, "skipped");
    }
  });

  it("does nothing for a pull request of Dependabot, which gets no secrets", async () => {
    for (const id of ["preview", "up", "drift"]) {
      assert.equal((await run(id, pullRequestFrom(ofThisRepository, "dependabot[bot]"))).conclusion, "skipped");
    }
  });

  it("has a single job for each occasion", async () => {
    for (const [github, own] of [
      [pullRequestFrom(ofThisRepository), "preview"],
      [push, "up"],
      [schedule, "drift"],
    ] as const) {
      for (const id of ["preview", "up", "drift"].filter((each) => each !== own)) {
        assert.equal((await run(id, github)).conclusion, "skipped", `${id} for ${github.event_name}`);
      }
    }
  });

  it("comments on a pull request what would be, and changes nothing", async () => {
    const job = await run("preview", pullRequestFrom(ofThisRepository));
    assert.equal(job.conclusion, "success", job.log);
    assert.deepEqual(readFileSync(join(gh, "asked"), "utf8").trimEnd().split("\n"), [
      ...["a token of GitHub", ofThisRepository, "pr", "comment", "7"],
      ...["--edit-last", "--create-if-none", "--body-file", "plan.md"],
    ]);
    assert.match(comment(), /On call/);
    assert.equal(job.summary, comment());
    assert.deepEqual(project.simulator.chats(), []);
  });

  it("comments why a preview failed, and fails", async () => {
    const program = project.read("index.ts");
    project.write("index.ts", program.replace('owner: "lisi"', 'owner: "nobody"'));
    const job = await run("preview", pullRequestFrom(ofThisRepository));
    project.write("index.ts", program);
    assert.equal(job.conclusion, "failure");
    assert.deepEqual([job.outcomes.Preview, job.outcomes.Comment], ["failure", "success"]);
    assert.match(comment(), /owner/);
    assert.equal(job.summary, comment());
  });

  it("stops before the preview on a machine that can't manage chats", async () => {
    const job = await run("preview", pullRequestFrom(ofThisRepository), { WECOM_CORP_SECRET: "wrong" });
    assert.equal(job.conclusion, "failure");
    assert.match(job.log, /^failed +credentials /m);
    assert.deepEqual(
      [job.outcomes.Preview, job.outcomes.Plan, job.outcomes.Comment],
      ["skipped", "skipped", "skipped"],
    );
  });

  it("makes the chats when a change is on main", async () => {
    const job = await run("up", push);
    assert.equal(job.conclusion, "success", job.log);
    assert.deepEqual(project.simulator.chat("oncall")?.userlist, ["lisi", "wangwu", "zhangsan"]);
  });

  it("says how many people a message to a chat reaches that doesn't change", async () => {
    const program = project.read("index.ts");
    project.write(
      "index.ts",
      `${program}\nnew wecom.AppChatMessage("hello", { chatId: "oncall", text: { content: "Hello" } });\n`,
    );
    const job = await run("preview", pullRequestFrom(ofThisRepository));
    project.write("index.ts", program);
    assert.equal(job.conclusion, "success", job.log);
    assert.match(comment(), /reaches 3 people/);
  });

  it("sends nothing where a later chat is refused: the preview of the update refuses it first", async () => {
    const program = project.read("index.ts");
    const crowd = Array.from({ length: 30 }, (_, at) => `user${at}`);
    const withCrowd = (name: string, members: readonly string[]) =>
      `${program.replace("On call", name).replace("new wecom", "const small = new wecom")}
      new wecom.AppChat(
        "big", { chatId: "big", owner: "user0", members: ${JSON.stringify(members)} }, { dependsOn: small },
      );\n`;
    project.write("index.ts", withCrowd("On call", crowd));
    assert.equal((await run("up", push)).conclusion, "success");
    project.write("index.ts", withCrowd("On call, renamed", crowd.slice(0, 5)));
    const job = await run("up", push);
    assert.equal(job.conclusion, "failure");
    assert.match(job.log, /25 of 30 people would be removed/);
    assert.equal(project.simulator.chat("oncall")?.name, "On call");
    project.write("index.ts", program);
    assert.equal((await run("up", push)).conclusion, "success");
  });

  it("finds no drift, and says so in the summary", async () => {
    const job = await run("drift", schedule);
    assert.equal(job.conclusion, "success", job.log);
    assert.match(job.summary, /No drift/);
    assert.deepEqual(project.simulator.messages("oncall"), []);
  });

  it("fails on drift, with the report in the summary and a message to the chat", async () => {
    project.simulator.byHand.leave("oncall", "wangwu");
    const job = await run("drift", schedule);
    assert.equal(job.conclusion, "failure");
    assert.match(job.summary, /left: `wangwu`/);
    assert.match(job.log, /^::error title=Drift::/m);
    assert.equal(project.simulator.messages("oncall").length, 1);
    assert.equal(job.outcomes["What is wrong with this machine?"], "skipped");
  });

  it("puts the drift back with the next change on main", async () => {
    assert.equal((await run("up", push)).conclusion, "success");
    assert.deepEqual([...(project.simulator.chat("oncall")?.userlist ?? [])].sort(), ["lisi", "wangwu", "zhangsan"]);
  });

  it("fails in other words where it could not tell, with the report in the summary", async () => {
    project.simulator.inject({ path: "/cgi-bin/appchat/get", errcode: 86008 });
    const job = await run("drift", schedule);
    assert.equal(job.conclusion, "failure");
    assert.match(job.summary, /could not be read/);
    assert.match(job.log, /^::error title=Could not tell::/m);
  });

  it("writes a summary even where the check itself fails, and says what is wrong with the machine", async () => {
    const job = await run("drift", schedule, { WECOM_CORP_SECRET: "" });
    assert.equal(job.conclusion, "failure");
    assert.equal(job.summary, "There is no report: the check itself failed, and its log says why.\n");
    assert.match(job.log, /^failed +settings /m);
  });
});
