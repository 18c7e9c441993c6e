/**
 * Sums of test results, read from the runners' machine reports.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };
/** One thing that went wrong outside of any test. @type {Tally} */
export const ONE_FAILED = { ...NOTHING, failed: 1 };

/** @param {boolean} isGood @returns {Tally} */
export const ofCheck = (isGood) => (isGood ? { ...NOTHING, passed: 1 } : ONE_FAILED);

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NOTHING,
  );
}

/**
 * @typedef {{ status: string, assertionResults: readonly unknown[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number,
 *   testResults: readonly VitestFile[] }} VitestReport
 */

/**
 * Vitest's json reporter. A file that could not be loaded has no tests and counts as one failed.
 * @param {VitestReport} report
 * @returns {Tally}
 */
export function ofVitest(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/**
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: readonly unknown[] }} PlaywrightReport
 */

/**
 * Playwright's json reporter. A test that passed only when tried again counts as failed, and so does an error outside of any test.
 * @param {PlaywrightReport} report
 * @returns {Tally}
 */
export function ofPlaywright({ stats, errors = [] }) {
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed, skipped: stats.skipped };
}

/**
 * What a runner's report is worth given how the runner ended: a runner that crashed, ran nothing or
 * wrote no report has failed, whatever it says.
 * @param {Tally | undefined} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
export function trusted(tally, exitCode) {
  if (tally === undefined || tally.passed + tally.failed === 0) return sum([tally ?? NOTHING, ONE_FAILED]);
  return exitCode !== 0 && tally.failed === 0 ? sum([tally, ONE_FAILED]) : tally;
}

/**
 * The line that scripts read, e.g. "12 passed, 0 failed".
 * @param {Tally} tally
 */
export function toLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
