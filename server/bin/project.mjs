import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, whatever folder the command was given in. */
export const root = path.resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** A problem that the reader can solve: shown as one line, without a stack. */
export class SetupError extends Error {
  /** @override */
  name = "SetupError";
}

/**
 * The code of a failed system call or of a command line that Node could not read; empty for any other error.
 * @param {unknown} error
 * @returns {string}
 */
export const codeOf = (error) =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/**
 * Ends the command with one line for a problem the reader can solve, with a stack for any other.
 * @param {unknown} error
 */
export function fail(error) {
  const solvable = error instanceof Error && ["SetupError", "StartError"].includes(error.name);
  console.error(solvable ? error.message : error);
  process.exit(1);
}
