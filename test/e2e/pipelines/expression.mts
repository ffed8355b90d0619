import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { FunctionDefinition } from "@actions/expressions/funcs/info";
import { truthy } from "@actions/expressions/result";

/** What `github`, `vars` and the like are, by name: plain JSON. */
export type Contexts = Readonly<Record<string, unknown>>;

/** An expression of GitHub Actions, worked out by GitHub's own library. */
export class Expressions {
  readonly #contexts: Contexts;
  readonly #functions: readonly FunctionDefinition[];

  /** @param functions those that only a runner can answer: `failure()`, `hashFiles()` */
  constructor(
    contexts: Contexts,
    functions: Readonly<Record<string, (...args: readonly string[]) => string | boolean>>,
  ) {
    this.#contexts = contexts;
    this.#functions = Object.entries(functions).map(([name, answer]) => ({
      name,
      minArgs: 0,
      maxArgs: 255,
      call: (...args) => dataOf(answer(...args.map((arg) => arg.coerceString()))),
    }));
  }

  holds(expression: string): boolean {
    return truthy(this.#evaluate(expression));
  }

  text(expression: string): string {
    return this.#evaluate(expression).coerceString();
  }

  #evaluate(expression: string): data.ExpressionData {
    const { tokens } = new Lexer(expression).lex();
    const tree = new Parser(tokens, Object.keys(this.#contexts), [...this.#functions]).parse();
    const functions = new Map(this.#functions.map((each) => [each.name.toLowerCase(), each]));
    return new Evaluator(tree, dataOf(this.#contexts) as data.Dictionary, functions).evaluate();
  }
}

const dataOf = (value: unknown): data.ExpressionData => JSON.parse(JSON.stringify(value), data.reviver);
