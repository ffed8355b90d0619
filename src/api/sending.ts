import type { Dispatcher } from "undici";

/**
 * A request on its way. It knows whether it has begun to leave this machine: what fails before — a name that doesn't
 * resolve, a connection, a handshake, a proxy's tunnel, the wait for a free connection — has certainly not arrived; of
 * what fails after, nobody can say. A list of error codes could not tell: the same code comes from a connection that
 * never stood and from one that broke.
 *
 * And it can be stopped at any time, which an `AbortSignal` would cost a sixth of a call's time for.
 */
export class Sending {
  readonly #maxAnswerBytes: number;
  #answerBytes = 0;
  #controller: Controller | undefined;
  #stop: ((reason: Error) => void) | undefined;
  #stopped: Error | undefined;

  constructor(maxAnswerBytes: number) {
    this.#maxAnswerBytes = maxAnswerBytes;
  }

  get begun(): boolean {
    return this.#controller !== undefined;
  }

  /** Undici is about to write: it doesn't, where the request was stopped before. */
  begin(controller: Controller): void {
    if (this.#stopped) controller.abort(this.#stopped);
    if (!controller.aborted) this.#controller = controller;
  }

  /** What `answer` settles to, or a rejection with the reason when the request is stopped first. */
  orStopped<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      answer.then(resolve, reject);
      this.#stop = reject;
    });
  }

  /** Whether the answer was ended, since more of it came than is read. */
  get answeredTooMuch(): boolean {
    return this.#answerBytes > this.#maxAnswerBytes;
  }

  received(bytes: number): void {
    this.#answerBytes += bytes;
    if (this.answeredTooMuch) this.#controller?.abort(new Error("the answer is too long"));
  }

  stop(reason: Error): void {
    this.#stopped = reason;
    this.#controller?.abort(reason);
    this.#stop?.(reason);
  }
}

type Controller = Dispatcher.DispatchController;

/** The dispatcher, which from now on tells the `Sending` that is a request's `opaque` when that request begins. */
export const watched = (dispatcher: Dispatcher): Dispatcher =>
  dispatcher.compose((dispatch) => (options, handler) => {
    const { opaque } = options as { readonly opaque?: unknown };
    return dispatch(options, opaque instanceof Sending ? new Watched(handler, opaque) : handler);
  });

type Handler = Dispatcher.DispatchHandler;
type Parameters<Method extends keyof Handler> = globalThis.Parameters<NonNullable<Handler[Method]>>;

class Watched implements Handler {
  readonly #handler: Handler;
  readonly #sending: Sending;

  constructor(handler: Handler, sending: Sending) {
    this.#handler = handler;
    this.#sending = sending;
  }

  /** Undici calls it when a connection stands, just before it writes; a handler that aborts here prevents that. */
  onRequestStart(...[controller, context]: Parameters<"onRequestStart">): void {
    this.#handler.onRequestStart?.(controller, context);
    if (!controller.aborted) this.#sending.begin(controller);
  }

  onResponseStart(...all: Parameters<"onResponseStart">): void {
    this.#handler.onResponseStart?.(...all);
  }

  onResponseData(...[controller, chunk]: Parameters<"onResponseData">): void {
    this.#sending.received(chunk.length);
    if (!controller.aborted) this.#handler.onResponseData?.(controller, chunk);
  }

  onResponseEnd(...all: Parameters<"onResponseEnd">): void {
    this.#handler.onResponseEnd?.(...all);
  }

  onResponseError(...all: Parameters<"onResponseError">): void {
    this.#handler.onResponseError?.(...all);
  }
}
