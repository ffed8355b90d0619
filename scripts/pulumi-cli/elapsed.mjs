/**
 * Does long work and says every ten seconds that it goes on, so that nobody takes it for a hang.
 * @template T
 * @param {(line: string) => void} log
 * @param {() => string} doing  what to say, asked anew each time
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withElapsed(log, doing, work) {
  const startedMs = Date.now();
  const timer = setInterval(() => log(`  ${Math.round((Date.now() - startedMs) / 1_000)} s: ${doing()}`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
