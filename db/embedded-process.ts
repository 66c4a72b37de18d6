import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { systemCode } from "~/db/start-error";

/** Says that a process lives but its start time cannot be read. */
const UNREADABLE = "?";

/**
 * What tells a process from a later one with the same number: its start time.
 * Null when no such process runs; a dead one that nobody has collected yet counts as gone.
 */
export function processIdentity(pid: number): string | null {
  if (!respondsToSignals(pid)) return null;
  if (process.platform === "win32") return UNREADABLE;
  if (process.platform !== "linux") {
    const ps = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return ps.status === 0 && ps.stdout.trim() !== "" ? ps.stdout.trim() : UNREADABLE;
  }
  return linuxIdentity(pid);
}

/** Compares two identities; one that could not be read may be the same. */
export function isSameProcess(one: string, other: string): boolean {
  return one === other || one === UNREADABLE || other === UNREADABLE;
}

/** A finished process that its parent has not collected still answers to signals, so ask /proc (proc(5), fields 3 and 22). */
function linuxIdentity(pid: number): string | null {
  const stat = readOr(`/proc/${pid}/stat`, null);
  if (stat === null) return UNREADABLE;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return null;
  const boot = readOr("/proc/sys/kernel/random/boot_id", "");
  return `${boot.trim()}/${fields[19] ?? UNREADABLE}`;
}

function readOr<Fallback>(file: string, fallback: Fallback): string | Fallback {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return fallback;
  }
}

function respondsToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/**
 * The processes whose working folder is `directory`; null where the system cannot tell.
 * Every PostgreSQL process works in its database folder, so this finds the server and whatever a killed server left behind.
 */
export function processesIn(directory: string): number[] | null {
  if (process.platform !== "linux") return null;
  try {
    return fs
      .readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && worksIn(name, directory))
      .map(Number);
  } catch {
    return null;
  }
}

function worksIn(pid: string, directory: string): boolean {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch {
    return false;
  }
}

const sleep = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/** Asks again every 10 ms until the answer is not null; null when `timeoutMs` is over. */
export async function poll<Answer>(
  ask: () => Promise<Answer | null> | Answer | null,
  timeoutMs: number,
): Promise<Answer | null> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > deadline) return null;
    await sleep(10);
  }
}
