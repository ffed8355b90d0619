const { reporters } = require("mocha");

/**
 * Mocha's own report, and then one line that a person or a script finds at once: `N passed, N failed`. A run that
 * proves nothing is not a success: a pending test counts as failed, and a run without any test exits with status 1.
 */
class Reporter extends reporters.Spec {
  /** @override */
  epilogue() {
    super.epilogue();
    const { passes } = this.stats;
    if (passes + this.failed() === 0) process.stdout.write("No test was run.\n");
    process.stdout.write(`${passes} passed, ${this.failed()} failed\n`);
  }

  /**
   * Mocha's exit status is what is handed on here.
   * @override
   * @param {number} failures
   * @param {(failures: number) => void} finish
   */
  done(failures, finish) {
    const { passes, pending } = this.stats;
    const nothing = passes + this.failed() === 0 ? 1 : 0;
    finish(failures + pending + nothing);
  }

  failed() {
    return this.stats.failures + this.stats.pending;
  }
}

module.exports = Reporter;
