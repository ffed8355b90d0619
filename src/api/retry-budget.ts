const capacity = 30;
const earnedBySuccess = 0.2;

/**
 * How many repeats the calls of a client may make together. Trouble that all calls share is not answered with four times
 * as many: when the budget is spent, a failure is final, until calls succeed again.
 */
export class RetryBudget {
  #left = capacity;

  /** Whether a repeat may be made; it is paid for then. */
  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  succeeded(): void {
    this.#left = Math.min(capacity, this.#left + earnedBySuccess);
  }
}
