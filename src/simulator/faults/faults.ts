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

  /** The rules as they are now: `times` and `after` are what is left of them. */
  rules(): readonly FaultRule[] {
    return this.#armed.map(({ rule }) => rule);
  }

  replace(rules: readonly FaultRule[]): void {
    this.#armed = rules.map((rule) => ({ rule, asked: 0 }));
  }

  append(rule: FaultRule): void {
    this.#armed = [...this.#armed, { rule, asked: 0 }];
  }

  /** The rule that meets this call, if any; counts down what has to be. */
  meet(call: Pick<Call, "path" | "query" | "body">): FaultRule | undefined {
    let met: FaultRule | undefined;
    this.#armed = this.#armed.flatMap((armed) => {
      if (met !== undefined || !isAbout(armed.rule, call)) return [armed];
      const { applies, next } = ask(armed);
      if (applies) met = armed.rule;
      return next === undefined ? [] : [next];
    });
    return met;
  }
}

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
