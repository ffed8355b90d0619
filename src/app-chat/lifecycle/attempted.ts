import type { Batch } from "../plan/schedule";
import { Userids } from "../plan/userids";
import type { Unsettled } from "../state";

/** What has been sent and may have been done, on top of what earlier runs left open. */
export class Attempted {
  #unsettled: Unsettled | undefined;
  #any = false;

  constructor(before: Unsettled | undefined) {
    this.#unsettled = before;
  }

  /** Whether this run sent anything that may have been done. */
  get any(): boolean {
    return this.#any;
  }

  get unsettled(): Unsettled | undefined {
    return this.#unsettled;
  }

  note({ name, owner, add, del }: Batch): void {
    this.#any = true;
    const members = Userids.of(this.#unsettled?.members ?? []).plus([...add, ...del]);
    this.#unsettled = {
      ...this.#unsettled,
      ...(members.size === 0 ? {} : { members: members.sorted() }),
      ...(name === undefined ? {} : { name: true }),
      ...(owner === undefined ? {} : { owner: true }),
    };
  }
}
