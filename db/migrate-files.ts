import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type MigrationFailure =
  | "bad-folder"
  | "changed"
  | "gap"
  | "newer-database"
  | "role"
  | "busy"
  | "failed";

/** Why the database could not be brought up to date; the message says what, where and what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly code: MigrationFailure;

  constructor(code: MigrationFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

export type Migration = {
  readonly name: string;
  readonly text: string;
  /** sha256, hex, over the text with line ends as \n, so that a checkout on Windows counts as the same file. */
  readonly checksum: string;
};

export type AppliedMigration = { readonly name: string; readonly checksum: string };

const NAME = /^\d{4}_[a-z0-9_]+\.sql$/;
/** A file that ends its own transaction could not be undone as a whole. */
const OWN_TRANSACTION = /^\s*(?:commit|rollback|begin|start\s+transaction)\s*;/im;

/** @throws MigrationError "bad-folder" */
export function readMigrations(directory: string): Migration[] {
  const names = namesIn(directory);
  return names.map((name, index) => {
    if (!NAME.test(name)) {
      throw new MigrationError(
        "bad-folder",
        `${name} in ${directory} is not named like 0001_what_it_adds.sql.`,
      );
    }
    if (Number(name.slice(0, 4)) !== index + 1) {
      throw new MigrationError(
        "bad-folder",
        `Migration ${String(index + 1).padStart(4, "0")} is missing before ${name} in ${directory}; numbers have no gaps.`,
      );
    }
    const text = readFileSync(join(directory, name), "utf8").replaceAll("\r\n", "\n");
    if (OWN_TRANSACTION.test(text)) {
      throw new MigrationError(
        "bad-folder",
        `${name} begins or ends a transaction; each file already runs in one of its own.`,
      );
    }
    return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
  });
}

function namesIn(directory: string): string[] {
  let names: string[];
  try {
    names = readdirSync(directory).filter((name) => name.endsWith(".sql"));
  } catch (cause) {
    throw new MigrationError("bad-folder", `The migrations in ${directory} cannot be read.`, cause);
  }
  if (names.length === 0) throw new MigrationError("bad-folder", `No migrations in ${directory}.`);
  return names.toSorted();
}

/**
 * Which files are still to be applied, in order. Pure.
 * @throws MigrationError "changed", "gap" or "newer-database" when file and database tell different stories.
 */
export function pendingMigrations(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const known = new Map(files.map((file) => [file.name, file]));
  const done = new Set(applied.map(({ name }) => name));
  for (const { name, checksum } of applied) {
    const file = known.get(name);
    if (file === undefined) {
      throw new MigrationError(
        "newer-database",
        `The database has migration ${name}, which this version of Cairn does not know. Start the newer version, or restore a backup from before it.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(
        "changed",
        `Migration ${name} was changed after it was applied. Restore the file, and put the change into a new one.`,
      );
    }
  }
  const pending = files.filter(({ name }) => !done.has(name));
  const first = pending[0];
  if (first && files.indexOf(first) !== applied.length) {
    throw new MigrationError(
      "gap",
      `Migration ${first.name} is missing from the database although later ones are there. Restore a backup, or apply it by hand.`,
    );
  }
  return pending;
}
