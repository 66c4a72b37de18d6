import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { noBinaries, type Binaries } from "~/db/embedded-binaries";
import { userName, type DataFolder } from "~/db/embedded-folder";
import { StartError, systemCode } from "~/db/start-error";

/**
 * Who runs the database. PostgreSQL refuses to run as root, so root lends it an unprivileged account, or,
 * where no account can reach the folder (a home that only root may enter), a user namespace in which it is not root.
 */
export type Account =
  | { how: "self" }
  | { how: "account"; uid: number; gid: number }
  | { how: "user-namespace" };

/** A program with its arguments as `spawn` takes them. */
export type Invocation = {
  file: string;
  args: string[];
  options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv };
};

const LENT_ACCOUNTS = ["postgres", "nobody"];
const NAMESPACE = ["-U", "--map-user=65534", "--map-group=65534"];

/** The database gets no secret of ours from the environment; Windows programs do not start without theirs. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

/** How to start `program` as this account. */
export function invocation(account: Account, program: string, args: string[]): Invocation {
  const env = process.platform === "win32" ? {} : { env: ENVIRONMENT };
  switch (account.how) {
    case "self":
      return { file: program, args, options: env };
    case "account":
      return { file: program, args, options: { ...env, uid: account.uid, gid: account.gid } };
    case "user-namespace":
      return { file: "unshare", args: [...NAMESPACE, program, ...args], options: env };
  }
}

/** Runs a program to its end as this account. */
export function run(call: Invocation, input = ""): SpawnSyncReturns<string> {
  return spawnSync(call.file, call.args, { ...call.options, input, encoding: "utf8" });
}

/**
 * Chooses who runs the database: this user, or for root the first that can reach both the programs and the folder,
 * the owner of an existing database before others. Throws StartError `no-account` or `no-binaries`.
 */
export function chooseAccount(binaries: Binaries, folder: DataFolder): Account {
  const found = candidates(folder).find((account) => canServe(account, binaries, folder));
  if (found !== undefined) return found;
  demandRunnable(binaries, { how: "self" });
  throw new StartError({
    reason: "no-account",
    what: "Cairn runs as root, PostgreSQL may not, and no other account can reach both the data folder and the program",
    where: folder.root,
    todo: "Start Cairn as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
  });
}

function candidates(folder: DataFolder): Account[] {
  if (process.getuid?.() === 0) {
    const lent = [...ownerOf(folder.cluster), ...LENT_ACCOUNTS.flatMap(accountNamed)];
    return [...lent, { how: "user-namespace" }];
  }
  // initdb refuses a user without a name, such as a container's `--user 1234`; in the namespace it has one.
  return userName() === null ? [{ how: "user-namespace" }, { how: "self" }] : [{ how: "self" }];
}

/** Gives the files of a database to the account that will run it; only root can, and only root needs to. */
export function handOver(account: Account, target: string): void {
  if (process.getuid?.() !== 0 || account.how === "self") return;
  const [uid, gid] = account.how === "account" ? [account.uid, account.gid] : [0, 0];
  if (fs.lstatSync(target).uid === uid) return;
  fs.lchownSync(target, uid, gid);
  if (!fs.lstatSync(target).isDirectory()) return;
  for (const name of fs.readdirSync(target)) handOver(account, path.join(target, name));
}

function canServe(account: Account, binaries: Binaries, folder: DataFolder): boolean {
  if (process.platform === "win32") return true;
  const enters = run(invocation(account, "/bin/sh", ["-c", 'cd "$0"', folder.root]));
  return enters.status === 0 && run(invocation(account, binaries.postgres, ["-V"])).status === 0;
}

function ownerOf(cluster: string): Account[] {
  const files = fs.statSync(cluster, { throwIfNoEntry: false });
  if (files === undefined || files.uid === 0) return [];
  return [{ how: "account", uid: files.uid, gid: files.gid }];
}

function accountNamed(name: string): Account[] {
  const [uid, gid] = ["-u", "-g"].map((what) =>
    spawnSync("id", [what, name], { encoding: "utf8" }),
  );
  if (uid?.status !== 0 || gid?.status !== 0) return [];
  return [{ how: "account", uid: Number(uid.stdout), gid: Number(gid.stdout) }];
}

/** The packaged programs are built for glibc; where its loader is missing (Alpine), starting one says "no such file". */
function demandRunnable(binaries: Binaries, account: Account): void {
  const tried = run(invocation(account, binaries.postgres, ["-V"]));
  if (tried.status === 0) return;
  const code = systemCode(tried.error);
  if (code === "ENOENT") throw noBinaries("which lacks the GNU C library", tried.error);
  throw noBinaries(
    `postgres -V says: ${(tried.stderr || String(tried.error)).trim()}`,
    tried.error,
  );
}
