import type { Call } from "../wire/call";

/** A call that is held on its way, so that something can happen meanwhile. */
export interface Held {
  /** When the call is there: its path. */
  readonly arrived: Promise<string>;
  /** Lets it go on. */
  release(): void;
}

export interface HoldWish {
  /** The exact path, such as `/cgi-bin/appchat/create`. @default whichever call comes next */
  readonly path?: string;
  /** Held when the work is done and the answer is not yet sent. @default false: before anything is done */
  readonly done?: boolean;
}

interface Hold {
  readonly wish: HoldWish;
  readonly arrive: (path: string) => void;
  readonly released: Promise<void>;
}

/** Calls to hold: each wish takes the next call that it is for, once. */
export class Holds {
  #wanted: readonly Hold[] = [];

  hold(wish: HoldWish): Held {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<string>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    this.#wanted = [...this.#wanted, { wish, arrive, released }];
    return { arrived, release };
  }

  clear(): void {
    this.#wanted = [];
  }

  /** Waits where somebody wished for it, or until the signal ends it. */
  async pass({ path }: Pick<Call, "path">, done: boolean, signal: AbortSignal): Promise<void> {
    const hold = this.#wanted.find(({ wish }) => (wish.path ?? path) === path && (wish.done ?? false) === done);
    if (hold === undefined) return;
    this.#wanted = this.#wanted.filter((each) => each !== hold);
    hold.arrive(path);
    const ended = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    await Promise.race([hold.released, ended]);
  }
}
