import type { Dispatcher } from "undici";

/**
 * Whether a request has begun to leave this machine. What fails before — a name that doesn't resolve, a connection, a
 * handshake, a proxy's tunnel, the wait for a free connection — has certainly not arrived; of what fails after, nobody
 * can say. A list of error codes could not tell: the same code comes from a connection that never stood and from one
 * that broke.
 */
export class Sending {
  #begun = false;

  get begun(): boolean {
    return this.#begun;
  }

  /** The dispatcher, with its next request watched. */
  over(dispatcher: Dispatcher): Dispatcher {
    const begin = (): void => {
      this.#begun = true;
    };
    return dispatcher.compose((dispatch) => (options, handler) => dispatch(options, new Watched(handler, begin)));
  }
}

type Handler = Dispatcher.DispatchHandler;
type Parameters<Method extends keyof Handler> = globalThis.Parameters<NonNullable<Handler[Method]>>;

class Watched implements Handler {
  readonly #handler: Handler;
  readonly #begin: () => void;

  constructor(handler: Handler, begin: () => void) {
    this.#handler = handler;
    this.#begin = begin;
  }

  /** Undici calls it when a connection stands, just before it writes; a handler that aborts here prevents that. */
  onRequestStart(...[controller, context]: Parameters<"onRequestStart">): void {
    this.#handler.onRequestStart?.(controller, context);
    if (!controller.aborted) this.#begin();
  }

  onResponseStart(...all: Parameters<"onResponseStart">): void {
    this.#handler.onResponseStart?.(...all);
  }

  onResponseData(...all: Parameters<"onResponseData">): void {
    this.#handler.onResponseData?.(...all);
  }

  onResponseEnd(...all: Parameters<"onResponseEnd">): void {
    this.#handler.onResponseEnd?.(...all);
  }

  onResponseError(...all: Parameters<"onResponseError">): void {
    this.#handler.onResponseError?.(...all);
  }
}
