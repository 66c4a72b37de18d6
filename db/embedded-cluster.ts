import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { handOver, invocation, run, type Account } from "~/db/embedded-account";
import type { Binaries } from "~/db/embedded-binaries";
import { demandRoom, folderProblem, type DataFolder } from "~/db/embedded-folder";
import { diskFull, StartError, systemCode } from "~/db/start-error";

/** How Cairn signs in to its own database; `port` is the one last used, kept so that it stays the same. */
export type Credentials = { user: string; password: string; port: number | null };

/** Everything needed to act on one built-in database. */
export type Installation = { binaries: Binaries; folder: DataFolder; account: Account };

const OWNER_ROLE = "cairn_owner";

/**
 * Makes an empty database. It is made aside and renamed when whole, so that a cut leaves nothing that looks like one.
 * Throws StartError `disk-full` or `database-refused`.
 */
export function createCluster(installation: Installation): Credentials {
  const { binaries, folder, account } = installation;
  demandRoom(folder);
  const credentials = newCredentials();
  const passwordFile = path.join(folder.root, "postgres.password");
  try {
    fs.rmSync(folder.staging, { recursive: true, force: true });
    fs.mkdirSync(folder.staging, { mode: 0o700 });
    fs.writeFileSync(passwordFile, credentials.password, { mode: 0o600 });
    handOver(account, folder.staging);
    handOver(account, passwordFile);
    const made = run(invocation(account, binaries.initdb, initdbArgs(folder, passwordFile)));
    if (made.status !== 0) throw initdbFailed(folder, made.stderr || String(made.error));
    writeCredentials(folder, credentials);
    fs.rmSync(folder.cluster, { recursive: true, force: true });
    fs.renameSync(folder.staging, folder.cluster);
    return credentials;
  } catch (error) {
    fs.rmSync(folder.staging, { recursive: true, force: true });
    throw folderProblem(error, folder.root);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

/** Checksums find a disk that lies; the builtin provider sorts alike on every machine. */
function initdbArgs(folder: DataFolder, passwordFile: string): string[] {
  return [
    `--pgdata=${folder.staging}`,
    `--username=${OWNER_ROLE}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
  ];
}

function initdbFailed(folder: DataFolder, output: string): StartError {
  if (output.includes("No space left on device")) return diskFull(folder.root);
  const last = output.trim().split("\n").slice(-3).join(" / ");
  return new StartError({
    reason: "database-refused",
    what: `PostgreSQL could not make a database, it says "${last}"`,
    where: folder.root,
    todo: "Solve what it names and start again, or set DATABASE_URL to a PostgreSQL server.",
  });
}

/** The kept credentials, or null when the file is gone or not whole. Throws StartError `folder-unusable`. */
export function readCredentials(folder: DataFolder): Credentials | null {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(folder.credentials, "utf8"));
    return isCredentials(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === "ENOENT") return null;
    throw folderProblem(error, folder.credentials);
  }
}

function isCredentials(value: unknown): value is Credentials {
  if (typeof value !== "object" || value === null) return false;
  if (!("user" in value && "password" in value && "port" in value)) return false;
  const usable = value.port === null || typeof value.port === "number";
  return typeof value.user === "string" && typeof value.password === "string" && usable;
}

/** Replaces the file in one step, readable by this user only. */
export function writeCredentials(folder: DataFolder, credentials: Credentials): void {
  const draft = `${folder.credentials}.new`;
  const file = fs.openSync(draft, "w", 0o600);
  try {
    fs.writeFileSync(file, `${JSON.stringify(credentials)}\n`);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  fs.renameSync(draft, folder.credentials);
}

/**
 * Gives the owner role a new password when the file that held it was lost. The server must be stopped:
 * PostgreSQL's single-user mode asks for none. Throws StartError `database-refused`.
 */
export function replaceCredentials({ binaries, folder, account }: Installation): Credentials {
  const credentials = newCredentials();
  const args = ["--single", "-D", folder.cluster, "postgres"];
  const sql = `alter role ${OWNER_ROLE} password '${credentials.password}'\n`;
  const done = run(invocation(account, binaries.postgres, args), sql);
  // Single-user mode reports a refused statement in its output and still ends well.
  if (done.status !== 0 || done.stderr.includes("ERROR:")) throw initdbFailed(folder, done.stderr);
  writeCredentials(folder, credentials);
  return credentials;
}

function newCredentials(): Credentials {
  return { user: OWNER_ROLE, password: randomBytes(24).toString("base64url"), port: null };
}
