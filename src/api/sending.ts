import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";

/** What came back, whoever sent it. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * A request on its way, and its answer. It knows whether it has begun to leave this machine: what fails before — a name
 * that doesn't resolve, a connection, a handshake, a proxy's tunnel, the wait for a free connection — has certainly not
 * arrived; of what fails after, nobody can say. A list of error codes could not tell: the same code comes from a
 * connection that never stood and from one that broke.
 *
 * It is undici's handler itself: with `request`, the stream that it makes of each answer, and an `AbortSignal` to stop
 * it, a call would take half as much time again.
 */
export class Sending implements Dispatcher.DispatchHandler {
  readonly #maxAnswerBytes: number;
  readonly #settled = Promise.withResolvers<HttpAnswer>();
  readonly #parts: Buffer[] = [];
  #answerBytes = 0;
  #head: Omit<HttpAnswer, "text"> | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #stopped: Error | undefined;

  constructor(maxAnswerBytes: number) {
    this.#maxAnswerBytes = maxAnswerBytes;
  }

  get begun(): boolean {
    return this.#controller !== undefined;
  }

  /** Rejects with what undici met, or with the reason for which the request was stopped. */
  get answer(): Promise<HttpAnswer> {
    return this.#settled.promise;
  }

  /** Whether the answer was ended, since more of it came than is read. */
  get answeredTooMuch(): boolean {
    return this.#answerBytes > this.#maxAnswerBytes;
  }

  stop(reason: Error): void {
    this.#stopped = reason;
    this.#controller?.abort(reason);
    this.#settled.reject(reason);
  }

  /** Undici calls it when a connection stands, just before it writes; a handler that aborts here prevents that. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#stopped) controller.abort(this.#stopped);
    else this.#controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, statusCode: number, headers: IncomingHttpHeaders): void {
    // Others only announce the answer (103) or say that it takes longer (102).
    if (statusCode >= 200) this.#head = { statusCode, headers };
  }

  onResponseData(controller: Dispatcher.DispatchController, part: Buffer): void {
    this.#answerBytes += part.length;
    if (this.answeredTooMuch) controller.abort(new Error("the answer is too long"));
    else this.#parts.push(part);
  }

  onResponseEnd(): void {
    const [first, ...others] = this.#parts;
    const text = utf8.decode(others.length === 0 ? first : Buffer.concat(this.#parts));
    if (this.#head) this.#settled.resolve({ ...this.#head, text });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#settled.reject(error);
  }
}

/** Takes no offence at a byte order mark. */
const utf8 = new TextDecoder();
