import { isDeepStrictEqual } from "node:util";
import type { Call } from "../wire/call";
import { fraction } from "../world/chance";
import { type FaultRule, isAbout } from "./fault-rule";

interface Armed {
  readonly rule: FaultRule;
  /** Calls that the rule was asked about since it was set, for its probability. */
  readonly asked: number;
}

/** The fault rules in force. The first that meets a call is applied to it, alone. */
export class Faults {
  #armed: readonly Armed[] = [];
  readonly #onChange: () => void;

  /** @param onChange called after each change of the rules, also where one counts down */
  constructor(onChange: () => void = () => {}) {
    this.#onChange = onChange;
  }

  /** The rules as they are now: `times` and `after` are what is left of them. */
  rules(): readonly FaultRule[] {
    return this.#armed.map(({ rule }) => rule);
  }

  replace(rules: readonly FaultRule[]): void {
    this.#armed = rules.map((rule) => ({ rule, asked: 0 }));
    this.#onChange();
  }

  append(rule: FaultRule): void {
    this.#armed = [...this.#armed, { rule, asked: 0 }];
    this.#onChange();
  }

  /** Takes out the first rule that is exactly this one. Answers whether there was one. */
  remove(rule: FaultRule): boolean {
    const at = this.#armed.findIndex((armed) => isDeepStrictEqual(armed.rule, rule));
    if (at === -1) return false;
    this.#armed = this.#armed.toSpliced(at, 1);
    this.#onChange();
    return true;
  }

  /** The rule that meets this call, if any; counts down what has to be. */
  meet(call: Pick<Call, "path" | "query" | "body">): FaultRule | undefined {
    let met: FaultRule | undefined;
    const before = this.#armed;
    this.#armed = this.#armed.flatMap((armed) => {
      if (met !== undefined || !isAbout(armed.rule, call)) return [armed];
      const { applies, next } = ask(armed);
      if (applies) met = armed.rule;
      return next === undefined ? [] : [next];
    });
    if (!sameRules(before, this.#armed)) this.#onChange();
    return met;
  }
}

const sameRules = (a: readonly Armed[], b: readonly Armed[]): boolean =>
  a.length === b.length && a.every(({ rule }, at) => rule === b[at]?.rule);

function ask({ rule, asked }: Armed): { readonly applies: boolean; readonly next?: Armed } {
  const { after = 0, times, probability = 1, seed = 0 } = rule;
  if (after > 0) return { applies: false, next: { rule: { ...rule, after: after - 1 }, asked } };
  if (fraction(seed, ["fault", rule.path, asked]) >= probability)
    return { applies: false, next: { rule, asked: asked + 1 } };
  if (times === undefined) return { applies: true, next: { rule, asked: asked + 1 } };
  return times > 1
    ? { applies: true, next: { rule: { ...rule, times: times - 1 }, asked: asked + 1 } }
    : { applies: true };
}
