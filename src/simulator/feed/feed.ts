import { randomBytes } from "node:crypto";
import type { Chat } from "../world/chat";

/** Something changed; where it stands now has to be asked for. */
export type News =
  | { readonly kind: "chat"; readonly corpId: Chat["corpId"]; readonly chatid: Chat["chatid"] }
  | { readonly kind: "request"; readonly seq: number }
  /** What had happened in a chat reads otherwise now: a message was taken back. */
  | { readonly kind: "history"; readonly corpId: Chat["corpId"]; readonly chatid: Chat["chatid"] }
  /** The request log was emptied. */
  | { readonly kind: "emptied" }
  | { readonly kind: "faults" }
  | { readonly kind: "clock" }
  | { readonly kind: "knobs" }
  /** Everything is different: a reset or another seed. */
  | { readonly kind: "world" };

/** A piece of news and its place in the row, from 1. */
export interface Numbered {
  readonly at: number;
  readonly news: News;
}

/** One after another they are enough for whoever was away for a moment; whoever was away longer asks for everything. */
const defaultCapacity = 5_000;

/** The last changes in order, for those who follow along. It holds names of things, never the things themselves. */
export class Feed {
  /** Another in each run: a place in one feed says nothing about another. */
  readonly run: string;
  readonly #capacity: number;
  #news: News[] = [];
  #last = 0;
  #wake: PromiseWithResolvers<void> | undefined;

  constructor(run: string = randomBytes(6).toString("hex"), capacity: number = defaultCapacity) {
    this.run = run;
    this.#capacity = capacity;
  }

  /** The place of the last piece of news; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  tell(news: News): void {
    this.#last += 1;
    this.#news.push(news);
    // Dropped in lots: shifting one at a time would move the whole list each time.
    if (this.#news.length > this.#capacity * 1.25) this.#news = this.#news.slice(-this.#capacity);
    this.#wake?.resolve();
    this.#wake = undefined;
  }

  /** What came after a place; `undefined` where that is no longer known, or not a place of this feed. */
  after(place: number): readonly Numbered[] | undefined {
    const forgotten = this.#last - this.#news.length;
    if (place < forgotten || place > this.#last) return undefined;
    return this.#news.slice(place - forgotten).map((news, offset) => ({ at: place + offset + 1, news }));
  }

  /** Resolves when something comes after a place; at once where it has come already. */
  async beyond(place: number): Promise<void> {
    if (place < this.#last) return;
    this.#wake ??= Promise.withResolvers();
    await this.#wake.promise;
  }
}
