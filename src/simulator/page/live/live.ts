import type { FaultRule } from "../../faults/fault-rule";
import type { ChatSummary } from "../../reports/chat-summary";
import type { RequestLine } from "../../request-log";

/** What the simulator tells as it happens. */
export type LiveEvent =
  /** Everything may be different from what was known. */
  | { readonly kind: "start" | "world" | "emptied" | "knobs" }
  | { readonly kind: "clock"; readonly subject: { readonly mode: "real" | "manual"; readonly now: string } }
  | { readonly kind: "chat" | "history"; readonly subject: ChatSummary | null }
  | { readonly kind: "request"; readonly subject: RequestLine | null }
  | { readonly kind: "faults"; readonly subject: readonly FaultRule[] };

const kinds = ["start", "world", "emptied", "knobs", "clock", "chat", "history", "request", "faults"] as const;

export type LiveStatus = "connecting" | "live" | "lost";
type Listener = (events: readonly LiveEvent[]) => void;

/** A storm of changes is shown some times a second, not each by itself. */
const gatherMs = 60;
const retryMs = 1_000;

/**
 * The stream of changes. A browser reconnects by itself and says which event was its last; where it gives up, as some do
 * when nothing listens on the port, this goes on asking.
 */
export class Live {
  #source: EventSource | undefined;
  #lastId = "";
  #status: LiveStatus = "connecting";
  #gathered: LiveEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<Listener>();
  readonly #watchers = new Set<(status: LiveStatus) => void>();

  get status(): LiveStatus {
    return this.#status;
  }

  /** Connects, and again whenever the page is looked at: a browser has few connections, and each tab would hold one. */
  start(): void {
    const follow = () => {
      if (document.visibilityState === "visible") this.#connect();
      else this.#source?.close();
    };
    document.addEventListener("visibilitychange", follow);
    follow();
  }

  #connect(): void {
    this.#source?.close();
    const query = this.#lastId === "" ? "" : `?after=${encodeURIComponent(this.#lastId)}`;
    const source = new EventSource(`/_sim/events${query}`);
    this.#source = source;
    source.addEventListener("open", () => {
      // Who begins is live with the stream's first word, on which everything is asked for.
      if (this.#lastId !== "") this.#setStatus("live");
    });
    source.addEventListener("error", () => {
      this.#setStatus("lost");
      if (source.readyState !== EventSource.CLOSED || source !== this.#source) return;
      setTimeout(() => {
        if (source === this.#source && document.visibilityState === "visible") this.#connect();
      }, retryMs);
    });
    for (const kind of kinds)
      source.addEventListener(kind, ({ data, lastEventId }) => {
        this.#lastId = lastEventId;
        this.#gather({ kind, subject: JSON.parse(data) } as LiveEvent);
      });
  }

  /** Gets what happened since the last time, together. Answers how to stop that. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  watch(watcher: (status: LiveStatus) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #gather(event: LiveEvent): void {
    this.#gathered.push(event);
    this.#timer ??= setTimeout(() => {
      const events = this.#gathered;
      this.#gathered = [];
      this.#timer = undefined;
      for (const listener of this.#listeners) listener(events);
      if (this.#source?.readyState === EventSource.OPEN) this.#setStatus("live");
    }, gatherMs);
  }

  #setStatus(status: LiveStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const watcher of this.#watchers) watcher(status);
  }
}

/** The one connection of this page. */
export const live = new Live();
