import { expect, test } from 'vitest';
import {
  NOTHING,
  ofCheck,
  ofPlaywright,
  ofVitest,
  sum,
  toLine,
  trusted,
} from '../../../build/setup/tally.mjs';

const vitestReport = {
  numPassedTests: 7,
  numFailedTests: 2,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
};
const tally = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

test('checks, unit tests and app tests add up', () => {
  expect(sum([ofCheck(true), ofCheck(false), tally(10, 0, 2), tally(3, 1)])).toEqual(tally(14, 2, 2));
  expect(sum([])).toEqual(NOTHING);
});

test('the last line is plain, and names skipped tests only when there are any', () => {
  expect(toLine(tally(12, 0))).toBe('12 passed, 0 failed');
  expect(toLine(tally(12, 1, 3))).toBe('12 passed, 1 failed, 3 skipped');
});

test("vitest's report is read by its numbers", () => {
  expect(ofVitest(vitestReport)).toEqual(tally(7, 2, 2));
});

test('a test file that could not be loaded counts as one failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [] },
  ];
  expect(ofVitest({ ...vitestReport, numFailedTests: 1, testResults }).failed).toBe(2);
});

test("in Playwright's report, flaky tests and errors outside of tests count as failed", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(ofPlaywright({ stats, errors: [{ message: 'no such file' }] })).toEqual(tally(5, 3, 2));
});

test('a runner that wrote no report has failed', () => {
  expect(trusted(undefined, 0)).toEqual(tally(0, 1));
});

test('a runner that ran nothing has failed, even when all was skipped', () => {
  expect(trusted(tally(0, 0), 0)).toEqual(tally(0, 1));
  expect(trusted(tally(0, 0, 4), 0)).toEqual(tally(0, 1, 4));
});

test('a runner that ended badly is not believed when it tells of no failure', () => {
  expect(trusted(tally(5, 0), 1)).toEqual(tally(5, 1));
  expect(trusted(tally(5, 2), 1)).toEqual(tally(5, 2));
  expect(trusted(tally(5, 0), 0)).toEqual(tally(5, 0));
});
