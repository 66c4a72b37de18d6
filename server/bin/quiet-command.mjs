import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./project.mjs";

/**
 * How a person or the system asks a command to end: Ctrl-C, `kill`, a closed terminal.
 * @type {NodeJS.Signals[]}
 */
export const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * The exit code that a shell expects of a command ended by a signal.
 * @param {NodeJS.Signals} signal
 */
export const exitCodeOf = (signal) => 128 + constants.signals[signal];

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when a signal ended the command or it could not start
 * @property {string} output everything it wrote, both streams in order
 * @property {number} seconds how long it took
 */

/**
 * Runs a command to its end and keeps what it writes, so that a person sees one line instead of hundreds.
 * A signal to us goes to the command once; then we end too, so nothing is left behind.
 * @param {string[]} command program and arguments
 * @param {Record<string, string>} [environment] added to ours
 * @returns {Promise<Outcome>}
 */
export function runQuietly([program = "", ...args], environment = {}) {
  const started = performance.now();
  return new Promise((done) => {
    let output = "";
    const shell = process.platform === "win32" && program === "npm";
    const env = { ...process.env, ...environment };
    const child = spawn(program, args, {
      cwd: root,
      env,
      shell,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const forget = passSignalsTo(child);
    const end = (/** @type {number} */ code) => {
      forget();
      done({ code, output, seconds: (performance.now() - started) / 1000 });
    };
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => {
      output += error.message;
      end(1);
    });
    child.once("close", (code) => end(code ?? 1));
  });
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => void} takes the listeners away
 */
function passSignalsTo(child) {
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    child.kill(signal);
    child.once("close", () => process.exit(exitCodeOf(signal)));
  };
  for (const signal of STOP_SIGNALS) process.once(signal, pass);
  return () => {
    for (const signal of STOP_SIGNALS) process.off(signal, pass);
  };
}

/**
 * Shows that something long is under way: a running clock on a terminal, one line at either end elsewhere.
 * @template T
 * @param {string} what
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  if (!process.stdout.isTTY) {
    console.log(`${what} …`);
    const result = await work;
    console.log(`${what}: ${seconds()}`);
    return result;
  }
  const clock = setInterval(() => process.stdout.write(`\r${what} … ${seconds()} `), 200);
  try {
    return await work;
  } finally {
    clearInterval(clock);
    process.stdout.write(`\r${what}: ${seconds()}   \n`);
  }
}

/**
 * The first line in which a command complains, for a message of one line.
 * @param {string} output
 */
export function complaintIn(output) {
  const line = output.split("\n").find((text) => /\b(error|failed|E:)/i.test(text));
  return (line ?? "no reason given").replace(/^npm error ?/, "").trim();
}

/**
 * The last lines of a command's output.
 * @param {string} output
 * @param {number} count
 */
export const lastLines = (output, count) => output.trimEnd().split("\n").slice(-count).join("\n");
