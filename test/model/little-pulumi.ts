import { isDeepStrictEqual } from "node:util";
import type { ProviderProcess } from "../helpers/provider-process";
import { type Properties, RpcFailure } from "../helpers/provider-process-wire";
import type { Registration } from "./program";

/** A resource as the state has it. */
export interface Resource {
  readonly urn: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** Why its last creation or update failed in part: the next run calls `update` whatever the diff says. */
  readonly initErrors: readonly string[];
  /** Its replacement is there; it has still to be deleted. */
  readonly pendingDelete?: true;
}

export interface Failure {
  readonly urn: string;
  readonly error: Error;
}

export type StepKind = "create" | "update" | "replace" | "same" | "delete";

export interface Outcome {
  readonly steps: readonly { readonly urn: string; readonly kind: StepKind }[];
  readonly failures: readonly Failure[];
}

/** What the engine calls of a provider. */
export type Provider = Pick<ProviderProcess, "check" | "diff" | "create" | "read" | "update" | "delete">;

export interface RunOptions {
  /** In order of registration; the second list is registered when the first is done, since it depends on it. */
  readonly chats: readonly Registration[];
  readonly messages: (chatIdOf: (urn: string) => string) => readonly Registration[];
  /** One step after the other, so that it is known which one a fault met. */
  readonly inTurn: boolean;
}

/**
 * What Pulumi's engine does with the resources of a stack, as measured with the real one (`pulumi-dynamic.md`, sections 4
 * and 7): which calls are made with which properties, what is kept after failures, partial failures and crashes.
 * A crash leaves no more than what was recorded before; a creation of which nothing was recorded is made again.
 */
export class LittlePulumi {
  #resources: readonly Resource[] = [];

  get resources(): readonly Resource[] {
    return this.#resources;
  }

  find(registration: Named): Resource | undefined {
    return resourceOf(registration, this.#resources);
  }

  /** Reads everything at once, without a check before. */
  async refresh(provider: Provider): Promise<readonly Failure[]> {
    const failures: Failure[] = [];
    await Promise.all(
      this.#resources.map(async (resource) => {
        try {
          const { id, properties, inputs = resource.inputs } = await provider.read(resource.id, resource.outputs);
          const { pendingDelete } = resource;
          const next = { urn: resource.urn, id, inputs, outputs: properties, initErrors: [] };
          this.#replace(resource, id === "" ? undefined : pendingDelete ? { ...next, pendingDelete } : next);
        } catch (error) {
          failures.push({ urn: resource.urn, error: error as Error });
        }
      }),
    );
    return failures;
  }

  async up(provider: Provider, { chats, messages, inTurn }: RunOptions): Promise<Outcome> {
    const run = new Run();
    const ids = new Map<string, string>();
    await this.#register(provider, chats, run, inTurn, ids);
    if (run.failures.length > 0) return run;
    const dependent = messages((urn) => ids.get(urn) ?? "");
    await this.#register(provider, dependent, run, inTurn, ids);
    if (run.failures.length > 0) return run;
    const declared = new Set([...chats, ...dependent].map(({ urn }) => urn));
    await this.#deleteAll(
      provider,
      this.#resources.filter(({ urn, pendingDelete }) => pendingDelete || !declared.has(urn)),
      run,
    );
    return run;
  }

  /** Makes no checks. */
  async destroy(provider: Provider): Promise<Outcome> {
    const run = new Run();
    await this.#deleteAll(provider, this.#resources, run);
    return run;
  }

  async #register(
    provider: Provider,
    registrations: readonly Registration[],
    run: Run,
    inTurn: boolean,
    ids: Map<string, string>,
  ): Promise<void> {
    const underWay: Promise<void>[] = [];
    for (const registration of registrations) {
      if (run.failures.length > 0) break;
      // Checks and diffs come one at a time; what they lead to runs beside the next ones.
      const step = await run.attempt(registration.urn, () => this.#decide(provider, registration, run));
      const done = run.attempt(registration.urn, async () => {
        const id = await step?.();
        if (id !== undefined) ids.set(registration.urn, id);
      });
      if (inTurn) await done;
      underWay.push(done);
    }
    await Promise.all(underWay);
  }

  /** Check and diff. Answers the step, which answers the resource's id. */
  async #decide(provider: Provider, registration: Registration, run: Run): Promise<() => Promise<string>> {
    const { urn, args } = registration;
    const old = this.find(registration);
    const inputs = await checked(provider, old?.inputs ?? {}, args);
    if (!old) {
      run.note(urn, "create");
      return () => this.#create(provider, urn, inputs, undefined);
    }
    const { changes, replaces } = await provider.diff(old.id, old.outputs, inputs);
    if (replaces.length > 0) {
      run.note(urn, "replace");
      // Without the old inputs this time, so that a name which was made of them is made anew.
      const anew = await checked(provider, {}, args);
      return () => this.#create(provider, urn, anew, old);
    }
    const differs = changes === "unknown" ? !isDeepStrictEqual(old.inputs, inputs) : changes === "some";
    if (differs || old.initErrors.length > 0) {
      run.note(urn, "update");
      return () => this.#update(provider, urn, old, inputs);
    }
    run.note(urn, "same");
    this.#replace(old, { ...old, urn, inputs });
    return async () => old.id;
  }

  async #create(provider: Provider, urn: string, inputs: Properties, replaced: Resource | undefined): Promise<string> {
    const keep = (resource: Resource): void => {
      if (replaced) this.#replace(replaced, { ...replaced, pendingDelete: true });
      this.#resources = [...this.#resources, resource];
    };
    try {
      const { id, properties } = await provider.create(inputs);
      keep({ urn, id, inputs, outputs: properties, initErrors: [] });
      return id;
    } catch (error) {
      // Of an ordinary failure nothing is kept, whatever happened at WeCom.
      const partial = error instanceof RpcFailure ? error.partial : undefined;
      if (partial) keep({ urn, id: partial.id, inputs, outputs: partial.properties, initErrors: partial.reasons });
      throw error;
    }
  }

  async #update(provider: Provider, urn: string, old: Resource, inputs: Properties): Promise<string> {
    try {
      const outputs = await provider.update(old.id, old.outputs, inputs);
      this.#replace(old, { urn, id: old.id, inputs, outputs, initErrors: [] });
      return old.id;
    } catch (error) {
      // The old inputs stay, so that the change shows again.
      const partial = error instanceof RpcFailure ? error.partial : undefined;
      if (partial) this.#replace(old, { ...old, urn, outputs: partial.properties, initErrors: partial.reasons });
      throw error;
    }
  }

  /** Dependents first. The first failure ends it. */
  async #deleteAll(provider: Provider, resources: readonly Resource[], run: Run): Promise<void> {
    for (const resource of resources.toReversed()) {
      if (run.failures.length > 0) return;
      run.note(resource.urn, "delete");
      await run.attempt(resource.urn, async () => {
        await provider.delete(resource.id, resource.outputs);
        this.#replace(resource, undefined);
      });
    }
  }

  #replace(old: Resource, next: Resource | undefined): void {
    this.#resources = this.#resources.flatMap((each) => (each === old ? (next ?? []) : each));
  }
}

type Named = Pick<Registration, "urn" | "aliases">;

/** What the program's resource of this name is in a state, by its name or one of its former ones. */
export const resourceOf = ({ urn, aliases }: Named, state: readonly Resource[]): Resource | undefined => {
  const current = state.filter(({ pendingDelete }) => !pendingDelete);
  return [urn, ...aliases].flatMap((name) => current.filter((each) => each.urn === name))[0];
};

class Run implements Outcome {
  readonly steps: { urn: string; kind: StepKind }[] = [];
  readonly failures: Failure[] = [];

  note(urn: string, kind: StepKind): void {
    this.steps.push({ urn, kind });
  }

  async attempt<T>(urn: string, act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.failures.push({ urn, error: error as Error });
      return undefined;
    }
  }
}

const checked = async (provider: Provider, olds: Properties, news: Properties): Promise<Properties> => {
  const { inputs, failures } = await provider.check(olds, news);
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  return inputs;
};
