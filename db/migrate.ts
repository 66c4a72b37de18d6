import { sqlError } from "./lease-errors";
import {
  type AppliedMigration,
  type Migration,
  MigrationError,
  pendingMigrations,
  readMigrations,
} from "./migrate-files";
import { APP_ROLE, ensureAppRole } from "./migrate-role";
import { Session } from "./session";

export { MigrationError } from "./migrate-files";
export { APP_ROLE } from "./migrate-role";

export type MigrateOptions = {
  /** A user who owns the database (or may create in it), not the application's role. */
  readonly url: string;
  /** Folder of the NNNN_name.sql files; the caller knows where the project is. */
  readonly directory: string;
  /** Lets the application's role log in with this password (the embedded database). */
  readonly appPassword?: string;
  /** Longest wait for another migrator, in milliseconds; default 60,000. */
  readonly waitMs?: number;
  /** Longest wait of a statement for somebody else's lock, in milliseconds; default 3,000. */
  readonly lockMs?: number;
};

export type MigrationReport = {
  /** Files applied by this call, in order. */
  readonly applied: readonly string[];
  /** Files the database now has. */
  readonly total: number;
};

/** Any number that nobody else uses as an advisory lock in this database. */
const LOCK = 20_261_121;
const LEDGER = `create table if not exists schema_migration (
  name text primary key, checksum text not null, applied_at timestamptz not null default now());
  grant select on schema_migration to ${APP_ROLE};`;

/**
 * Brings a database to the version of the files: in order, each whole or not at all, one migrator at a time.
 * Run again after any interruption, it carries on with the first file that is not there.
 * @throws MigrationError; DatabaseUnavailable when the database cannot be reached or the connection ended.
 */
export async function migrate(options: MigrateOptions): Promise<MigrationReport> {
  const files = readMigrations(options.directory);
  const session = new Session({
    url: options.url,
    parameters: {
      application_name: "cairn migrate",
      lock_timeout: String(options.waitMs ?? 60_000),
    },
  });
  try {
    await takeTurn(session);
    await session.script(`set lock_timeout = ${Math.round(options.lockMs ?? 3000)}`);
    await ensureAppRole(session, options.appPassword);
    await session.script(LEDGER);
    const pending = pendingMigrations(files, await readLedger(session));
    for (const file of pending) await apply(session, file);
    return { applied: pending.map(({ name }) => name), total: files.length };
  } finally {
    session.close();
  }
}

/** The lock ends with the session, however that ends. */
async function takeTurn(session: Session): Promise<void> {
  try {
    await session.query("select pg_advisory_lock($1)", [LOCK]);
  } catch (cause) {
    if (sqlError(cause)?.code !== "55P03") throw cause;
    throw new MigrationError(
      "busy",
      "Another Cairn has been changing this database for a long time. Wait for it to end, or stop it, and start again.",
      cause,
    );
  }
}

async function readLedger(session: Session): Promise<AppliedMigration[]> {
  const rows = await session.query("select name, checksum from schema_migration order by name");
  return rows.map((row) => ({ name: String(row["name"]), checksum: String(row["checksum"]) }));
}

async function apply(session: Session, file: Migration): Promise<void> {
  try {
    await session.script("begin");
    await session.script(file.text);
    await session.query("insert into schema_migration (name, checksum) values ($1, $2)", [
      file.name,
      file.checksum,
    ]);
    await session.script("commit");
  } catch (cause) {
    const server = sqlError(cause);
    if (server?.severity !== "ERROR") throw cause;
    await session.script("rollback");
    throw failed(file, cause);
  }
}

function failed(file: Migration, cause: unknown): MigrationError {
  const server = sqlError(cause);
  if (server?.code === "55P03") {
    return new MigrationError(
      "busy",
      `Migration ${file.name} could not get a table that somebody else uses. Nothing of it was kept; stop what uses the database and start again.`,
      cause,
    );
  }
  const position = cause instanceof Error ? Number(Reflect.get(cause, "position")) : Number.NaN;
  const line = Number.isNaN(position)
    ? ""
    : `, line ${file.text.slice(0, position).split("\n").length}`;
  return new MigrationError(
    "failed",
    `Migration ${file.name}${line} failed: ${server?.message}. Nothing of it was kept; earlier migrations stay.`,
    cause,
  );
}
