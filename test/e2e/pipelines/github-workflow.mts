import { readFileSync } from "node:fs";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import type { Job, Step, WorkflowTemplate } from "@actions/workflow-parser/model/workflow-template";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { isBasicExpression, isMapping, isScalar } from "@actions/workflow-parser/templates/tokens/type-guards";
import type { Expressions } from "./expression.mjs";

export type GithubJob = Job & { readonly steps: readonly Step[] };

/** A workflow as GitHub's own parser and schema read it. @throws with everything that they have to say against it */
export class GithubWorkflow {
  readonly #template: WorkflowTemplate;

  private constructor(template: WorkflowTemplate) {
    this.#template = template;
  }

  static async read(file: string): Promise<GithubWorkflow> {
    return await GithubWorkflow.parse(readFileSync(file, "utf8"), file);
  }

  static async parse(content: string, name: string): Promise<GithubWorkflow> {
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    const template = value && (await convertWorkflowTemplate(context, value));
    const errors = context.errors.getErrors().map(({ message }) => message);
    if (!template || errors.length > 0) throw new Error(errors.join("\n"));
    return new GithubWorkflow(template);
  }

  get env(): TemplateToken | undefined {
    return this.#template.env;
  }

  get jobs(): readonly GithubJob[] {
    return this.#template.jobs.map((job) => {
      if (!("steps" in job)) throw new Error(`${job.id.value} is no job with steps`);
      return job;
    });
  }

  job(id: string): GithubJob {
    const job = this.jobs.find((each) => each.id.value === id);
    if (!job) throw new Error(`there is no job ${id}`);
    return job;
  }
}

/** The variables of an `env:`, with their expressions worked out. */
export const variablesIn = (env: TemplateToken | undefined, expressions: Expressions): Record<string, string> => {
  if (env === undefined) return {};
  if (!isMapping(env)) throw new Error("env is no mapping");
  return Object.fromEntries([...env].map(({ key, value }) => [key.toString(), textOf(value, expressions)]));
};

/** @throws where it is neither a plain value nor an expression */
export const textOf = (token: TemplateToken, expressions: Expressions): string => {
  if (isBasicExpression(token)) return expressions.text(token.expression);
  if (isScalar(token)) return token.toString();
  throw new Error(`${token.toString()} is no text`);
};
