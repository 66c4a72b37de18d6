import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { diskFull, StartError, systemCode } from "~/db/start-error";

/** Where everything of the built-in database lies; all paths are absolute and without links. */
export type DataFolder = {
  root: string;
  /** The database files, PostgreSQL's own folder. */
  cluster: string;
  /** A database that is still being made; it is renamed to `cluster` when whole. */
  staging: string;
  credentials: string;
  log: string;
  owner: string;
};

/** A fresh database takes 39 MB and grows by write-ahead log segments of 16 MB. */
const FRESH_DATABASE_BYTES = 128 * 1024 * 1024;
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Makes the data folder where it is missing and proves that this user can write there.
 * Throws StartError `folder-unusable` or `disk-full`.
 */
export function openDataFolder(dataDir: string): DataFolder {
  const wanted = path.resolve(dataDir);
  try {
    makeFolder(wanted, 0o700);
    const root = fs.realpathSync(wanted);
    letThrough(root);
    const probe = path.join(root, `.writable-${process.pid}`);
    fs.writeFileSync(probe, "Cairn checks that it can write here.\n");
    fs.rmSync(probe);
    return {
      root,
      cluster: path.join(root, "postgres"),
      staging: path.join(root, "postgres.new"),
      credentials: path.join(root, "postgres.json"),
      log: path.join(root, "postgres.log"),
      owner: path.join(root, "owner.json"),
    };
  } catch (error) {
    throw folderProblem(error, wanted);
  }
}

/** Root hands the database to another account, which must be able to walk through the folder, but not to list it. */
function letThrough(root: string): void {
  const { uid, mode } = fs.statSync(root);
  if (isRoot() && uid === 0) fs.chmodSync(root, (mode & 0o7777) | 0o011);
}

/** As `mkdir -p`; Node's own `recursive` never returns where a system folder such as /proc takes no new entries. */
function makeFolder(at: string, mode: number): void {
  try {
    fs.mkdirSync(at, { mode });
  } catch (error) {
    const code = systemCode(error);
    if (code === "EEXIST" && fs.statSync(at).isDirectory()) return;
    if (code !== "ENOENT" || path.dirname(at) === at) throw error;
    makeFolder(path.dirname(at), mode);
    fs.mkdirSync(at, { mode });
  }
}

/** Turns a refused file operation into the operator's sentence; any other error comes back as it is. */
export function folderProblem(error: unknown, where: string): unknown {
  const code = systemCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(where, error);
  const why = UNUSABLE.get(code ?? "");
  if (why === undefined) return error;
  return new StartError({
    reason: "folder-unusable",
    what: `The data folder cannot be used, ${why}`,
    where,
    todo: `Let user ${userName() ?? process.getuid?.()} write there, or set DATA_DIR to a folder where it can.`,
    cause: error,
  });
}

/** The name of the user who runs Cairn; null for a number without a name. */
export function userName(): string | null {
  try {
    return os.userInfo().username;
  } catch {
    return null;
  }
}

const UNUSABLE = new Map([
  ["EACCES", "this user may not write in it"],
  ["EPERM", "this user may not write in it"],
  ["ENOENT", "it cannot be made there"],
  ["EROFS", "the disk is mounted read-only"],
  ["ENOTDIR", "a part of its path is a file"],
  ["EEXIST", "a file has its name"],
  ["ENAMETOOLONG", "its path is too long"],
]);

/** What lies at the place of the database. */
export type ClusterState = "absent" | "present";

/**
 * Looks at the database files before anything touches them.
 * Throws StartError `database-damaged` (incomplete, other version) or `folder-unusable` (another user's).
 */
export function inspectCluster(folder: DataFolder, major: number): ClusterState {
  const entries = listOf(folder.cluster);
  if (entries.length === 0) return "absent";
  const owner = fs.statSync(folder.cluster).uid;
  if (!isRoot() && process.getuid !== undefined && owner !== process.getuid()) {
    throw new StartError({
      reason: "folder-unusable",
      what: `The database files belong to another user (number ${owner})`,
      where: folder.cluster,
      todo: "Start Cairn as the user who started it first, or give this user the whole data folder (chown -R).",
    });
  }
  const version = textOf(path.join(folder.cluster, "PG_VERSION"))?.trim();
  if (version !== undefined && version !== String(major)) {
    throw damaged(folder, `was made by PostgreSQL ${version}, this Cairn runs ${major}`);
  }
  const control = path.join(folder.cluster, "global", "pg_control");
  if (version === undefined || !fs.existsSync(control)) throw damaged(folder, "lacks parts");
  return "present";
}

/** The sentence for a database that exists but cannot be opened. */
export function damaged(folder: DataFolder, how: string): StartError {
  return new StartError({
    reason: "database-damaged",
    what: `The database ${how}`,
    where: folder.cluster,
    todo: "Put back a backup of the data folder, or move the folder aside to begin with an empty database. Nothing was changed.",
  });
}

function listOf(directory: string): string[] {
  try {
    return fs.readdirSync(directory);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw folderProblem(error, directory);
  }
}

function textOf(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw folderProblem(error, file);
  }
}

/** Throws StartError `disk-full` when a new database would not fit. */
export function demandRoom(folder: DataFolder): void {
  const disk = fs.statfsSync(folder.root);
  if (disk.bavail * disk.bsize < FRESH_DATABASE_BYTES) throw diskFull(folder.root);
}

/** Opens PostgreSQL's log for appending; above 5 MB the old one is set aside first, and one old one is kept. */
export function openLog(folder: DataFolder): number {
  const size = fs.statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) fs.renameSync(folder.log, `${folder.log}.1`);
  return fs.openSync(folder.log, "a", 0o600);
}

/** The end of a text file from `offset` bytes on, at most `limit` bytes; empty when there is none. */
export function tailOf(file: string, offset: number, limit = 4000): string {
  const bytes = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0);
  return bytes.subarray(Math.max(offset, bytes.length - limit)).toString("utf8");
}
