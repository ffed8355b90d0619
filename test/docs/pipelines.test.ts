import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";
import { code, type Document, read, repository } from "./markdown";
import { stackResource } from "./stack-resource";

const folder = "examples/pipelines";
const textOf = (file: string): string => readFileSync(join(repository, folder, file), "utf8");
const readme = read(`${folder}/README.md`);

/** Names in the table of settings under a heading. */
const settingsUnder = ({ text }: Document, heading: string): readonly string[] => {
  const [section = ""] = text.split(`\n## ${heading}\n`)[1]?.split("\n## ") ?? [];
  return section.split("\n").flatMap((line) => (/^\| `/.test(line) ? [code(line.split("|")[1])] : []));
};

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))].sort();

describe("examples/pipelines", () => {
  describe("github/wecom-chats.yml", () => {
    const text = textOf("github/wecom-chats.yml");
    const workflow = parse(text);
    const jobs: readonly Job[] = Object.values(workflow.jobs);
    const steps = jobs.flatMap((job) => job.steps);

    it("is a workflow to GitHub's own parser and schema", async () => {
      const { GithubWorkflow } = await import("../e2e/pipelines/github-workflow.mjs");
      const { jobs } = await GithubWorkflow.parse(text, "wecom-chats.yml");
      assert.deepEqual(
        jobs.map(({ id }) => id.value),
        ["preview", "up", "drift"],
      );
    });

    it("is none any more with a slip of the pen", async () => {
      const { GithubWorkflow } = await import("../e2e/pipelines/github-workflow.mjs");
      for (const [right, wrong, says] of [
        ["timeout-minutes: 15", "timeout-minute: 15", /Unexpected value 'timeout-minute'/],
        ["pull-requests: write", "pull-request: write", /Unexpected value 'pull-request'/],
        ["steps.preview.outcome", "step.preview.outcome", /Unrecognized named-value: 'step'/],
        ["17 1 * * *", "77 1 * * *", /Invalid cron expression/],
        ["queue: max", "queue: all", /Unexpected value 'all'/],
        ["if: github.event_name == 'push'", "if: secrets.push == 'push'", /Unrecognized named-value: 'secrets'/],
      ] as const) {
        assert.ok(text.includes(right), right);
        await assert.rejects(GithubWorkflow.parse(text.replace(right, wrong), "wrong.yml"), says);
      }
    });

    it("names only steps that are there", () => {
      const ids = jobs.flatMap((job) => job.steps.flatMap(({ id }) => id ?? []));
      assert.deepEqual(found(text, /\bsteps\.(\w+)\./g), [...ids].sort());
    });

    it("hands no expression to a shell, so that nobody's branch or title is run", () => {
      for (const { run } of steps) assert.doesNotMatch(run ?? "", /\$\{\{/);
    });

    it("names the shell once, since another has no pipefail", () => {
      assert.deepEqual(workflow.defaults, { run: { shell: "bash" } });
      for (const step of steps) assert.ok(!("shell" in step || "working-directory" in step), step.name);
    });

    it("gives each job a runner of one's own, a limit of time, a lock, and no more permissions than it needs", () => {
      assert.deepEqual(workflow.permissions, {});
      for (const job of jobs) {
        assert.deepEqual(job["runs-on"], ["self-hosted", "linux", "wecom"]);
        assert.ok(job["timeout-minutes"] <= 60);
      }
      const { preview, up, drift } = workflow.jobs;
      assert.deepEqual(preview.permissions, { contents: "read", "pull-requests": "write" });
      assert.deepEqual([up.permissions, drift.permissions], [{ contents: "read" }, { contents: "read" }]);
      assert.deepEqual(up.concurrency, { group: "wecom-prod", queue: "max", "cancel-in-progress": false });
      assert.deepEqual(drift.concurrency, up.concurrency);
    });

    it("keeps secrets from whatever installs packages or comments, and from code of forks", () => {
      assert.ok(!("pull_request_target" in workflow.on));
      assert.doesNotMatch(JSON.stringify([workflow.env, ...jobs.map(({ env }) => env ?? {})]), /secrets\./);
      for (const { uses, run, env } of steps) {
        const needsThem = /^(pulumi |npx pulumi-wecom (doctor|drift) )/m.test(run ?? "");
        assert.equal(/secrets\./.test(JSON.stringify(env ?? {})), needsThem, uses ?? run);
      }
    });

    it("pins each action to a commit, with the version behind it, and the CLI to a version", () => {
      const uses = text.match(/uses: .*/g) ?? [];
      assert.equal(uses.length, 9);
      for (const line of uses) assert.match(line, /^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      for (const { uses = "", with: given } of steps.filter(({ uses }) => uses?.startsWith("pulumi/"))) {
        assert.match(given?.["pulumi-version"] ?? "", /^\d+\.\d+\.\d+$/, uses);
      }
    });

    it("has the settings that the README lists", () => {
      assert.deepEqual(found(text, /\b(?:vars|secrets)\.(\w+)/g), [...settingsUnder(readme, "GitHub Actions")].sort());
    });
  });

  it("no pipeline updates without the preview that refuses a change before anything is sent", () => {
    for (const file of ["github/wecom-chats.yml", "gitlab/gitlab-ci.yml", "jenkins/Jenkinsfile"]) {
      const updates = textOf(file).match(/pulumi up --stack .*/g) ?? [];
      assert.equal(updates.length, 1, file);
      assert.doesNotMatch(updates.join(), /--skip-preview/, file);
    }
  });

  it("gitlab/gitlab-ci.yml has the settings that the README lists", () => {
    const text = textOf("gitlab/gitlab-ci.yml");
    for (const name of settingsUnder(readme, "GitLab CI")) {
      // What pulumi and pulumi-wecom read by themselves needn't be named.
      const isRead = ["PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "WECOM_CORP_SECRET"].includes(name);
      assert.ok(isRead || text.includes(`$${name}`), name);
    }
  });

  describe("jenkins/Jenkinsfile", () => {
    const text = textOf("jenkins/Jenkinsfile");
    /** The lines of a stage's shell steps. */
    const shellOf = (stage: string): readonly string[] => {
      const part = text.split(`stage('${stage}') {`)[1]?.split(/^ {4}stage\(/m)[0] ?? "";
      return [...part.matchAll(/\bsh '''\n(.*?)'''|\bsh '([^'\n]*)'/gs)]
        .flatMap(([, several, one]) => (several ?? one ?? "").split("\n"))
        .map((line) => line.trim())
        .filter((line) => line !== "");
    };

    it("runs in each stage what the job of GitLab CI runs, which another test runs step by step", () => {
      const gitlab = parse(textOf("gitlab/gitlab-ci.yml"));
      for (const [stage, job] of [
        ["Preview", "preview"],
        ["Up", "up"],
        ["Drift", "drift"],
      ] as const) {
        const script: readonly string[] = [...gitlab.default.before_script, ...gitlab[job].script];
        assert.deepEqual(
          shellOf(stage).filter((line) => !line.startsWith("rm ")),
          script.filter((line) => !line.includes("| curl ")),
        );
      }
    });

    it("archives and publishes nothing that the build before left in the workspace", () => {
      for (const [stage, file] of [
        ["Preview", "plan.md"],
        ["Drift", "drift.xml"],
      ] as const) {
        const [first = ""] = shellOf(stage);
        assert.ok(first.startsWith("rm -f ") && first.split(" ").includes(file), `${stage}: ${first}`);
      }
    });

    it("closes every bracket that it opens", () => {
      const pairs: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
      const open: string[] = [];
      const outsideOfTexts = text.replaceAll(/'''.*?'''|'[^'\n]*'|\/\/[^\n]*/gs, "");
      for (const character of outsideOfTexts) {
        if ("([{".includes(character)) open.push(character);
        else if (character in pairs) assert.equal(open.pop(), pairs[character]);
      }
      assert.deepEqual(open, []);
    });

    it("keeps secrets from forks and from whatever installs packages", () => {
      assert.match(text, /changeRequest\(\)\n\s*expression \{ env\.CHANGE_FORK == null \}/);
      const withSecrets = [...text.matchAll(/^( *)withCredentials\(.*?\n\1\}/gms)].map(([part]) => part);
      assert.equal(withSecrets.length, 3);
      for (const part of withSecrets) assert.doesNotMatch(part, /npm ci/);
      assert.doesNotMatch(text, /credentials\('/, "in an environment block, every stage would have it");
    });

    it("has the credentials that the README lists", () => {
      assert.deepEqual(found(text, /credentialsId: '([\w-]+)'/g), [...settingsUnder(readme, "Jenkins")].sort());
    });
  });

  describe("operator/stack.yaml", () => {
    const text = textOf("operator/stack.yaml");

    it("is a Stack as the operator defines it", () => {
      assert.deepEqual(parseDocument(text).errors, []);
      const { spec } = stackResource.parse(parse(text));
      assert.ok(spec.refresh && spec.continueResyncOnCommitMatch && !spec.destroyOnFinalize);
    });

    it("is none any more with a slip of the pen", () => {
      for (const [right, wrong] of [
        ["resyncFrequencySeconds: 3600", "resyncFrequencySecond: 3600"],
        ["refresh: true", 'refresh: "true"'],
        ["type: Secret", "type: secret"],
        ["key: passphrase", "keys: passphrase"],
        ["branch: main", "branch: main\n  commit: 0123abc"],
      ] as const) {
        assert.ok(text.includes(right), right);
        assert.ok(!stackResource.safeParse(parse(text.replace(right, wrong))).success, wrong);
      }
    });

    it("has every secret by reference, from the one secret that the README describes", () => {
      const { spec } = stackResource.parse(parse(text));
      const keys = [spec.gitAuth.accessToken, ...Object.values(spec.envRefs)].flatMap((ref) =>
        ref.type === "Secret" ? [ref.secret.key] : [],
      );
      for (const key of keys) assert.ok(readme.text.includes(`\`${key}\``), key);
      assert.deepEqual(keys, ["gitToken", "passphrase", "corpSecret"]);
    });
  });
});

interface Job {
  readonly "runs-on": unknown;
  readonly "timeout-minutes": number;
  readonly env?: unknown;
  readonly steps: readonly Step[];
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly env?: unknown;
}
