import fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/**
 * @typedef {import("./checks.mjs").Check} Check
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures titles of the tests that failed
 * @property {string[]} notRun titles of tests that skipped themselves
 */

/**
 * What a finished check found. One that is no test run counts as one.
 * @param {Check} check
 * @param {{ code: number, output: string }} outcome
 * @returns {Tally & { looked: number, complaint: string | null }}
 */
export function judge(check, { code, output }) {
  const tests = check.report === undefined ? null : readReport(path.join(root, check.report));
  const looked = tests === null ? lookedAt(check, output) : tests.passed + tests.failed;
  const complaint = complaintAbout(check, code, looked);
  const tally = tests ?? { passed: 1, failed: 0, failures: [], notRun: [] };
  if (complaint === null) return { ...tally, looked, complaint };
  const failed = Math.max(1, tests?.failed ?? 1);
  return { ...tally, passed: tests?.passed ?? 0, failed, looked, complaint };
}

/**
 * @param {Check} check
 * @param {number} code
 * @param {number} looked
 */
function complaintAbout(check, code, looked) {
  if (code !== 0) return `ended with code ${code}`;
  if (looked >= check.atLeast) return null;
  return `looked at ${looked}, fewer than the ${check.atLeast} that server/bin/checks.mjs expects`;
}

/**
 * @param {Check} check
 * @param {string} output
 */
function lookedAt({ looked }, output) {
  if (looked === undefined) return 0;
  const counts = [...output.matchAll(looked)].map((match) => Number(match[1] ?? 1));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Reads the JSON report of vitest or of Playwright; one that is absent or not whole has no tests.
 * @param {string} file
 * @returns {Tally}
 */
function readReport(file) {
  try {
    const report = JSON.parse(fs.readFileSync(file, "utf8"));
    return "testResults" in report ? tallyVitest(report) : tallyPlaywright(report);
  } catch {
    return { passed: 0, failed: 0, failures: [], notRun: [] };
  }
}

/**
 * @typedef {{ status: string, fullName: string }} Assertion
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { assertionResults: Assertion[] }[] }} report
 * @returns {Tally}
 */
function tallyVitest({ numPassedTests, numFailedTests, testResults }) {
  const all = testResults.flatMap((file) => file.assertionResults);
  const notRun = all.filter(({ status }) => !["passed", "failed"].includes(status));
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    failures: all.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
    notRun: notRun.map(({ fullName }) => fullName),
  };
}

/**
 * A flaky test failed once; that is a failure.
 * @typedef {{ title: string, suites?: Suite[], specs?: { title: string, tests: { status: string }[] }[] }} Suite
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, suites: Suite[] }} report
 * @returns {Tally}
 */
function tallyPlaywright({ stats, suites }) {
  const failed = stats.unexpected + stats.flaky;
  const failures = suites.flatMap((suite) => titlesIn(suite, ["unexpected", "flaky"]));
  const notRun = suites.flatMap((suite) => titlesIn(suite, ["skipped"]));
  return { passed: stats.expected, failed, failures, notRun };
}

/**
 * @param {Suite} suite
 * @param {string[]} statuses
 * @returns {string[]} the tests that ended in one of these
 */
function titlesIn({ title, suites = [], specs = [] }, statuses) {
  const own = specs.filter(({ tests }) => tests.every(({ status }) => statuses.includes(status)));
  const below = suites.flatMap((suite) => titlesIn(suite, statuses));
  return [...own.map((spec) => `${title} ${spec.title}`), ...below];
}
