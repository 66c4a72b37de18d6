import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { DataFolder } from "~/db/embedded-folder";
import { isSameProcess, processIdentity } from "~/db/embedded-process";
import { StartError, systemCode } from "~/db/start-error";

/**
 * Who holds a data folder: a process, told from a later one with its number by its start time, and the folder itself,
 * told from a copy that a backup made while Cairn ran.
 */
type Owner = { pid: number; started: string; host: string; folder: string; address: string };

export type FolderClaim = { release(): void };

const HEARTBEAT_MS = 10_000;
/** A process on another machine cannot be asked, so its record counts for three missed heartbeats. */
const FOREIGN_CLAIM_MS = 3 * HEARTBEAT_MS;

/**
 * Takes the data folder for this process, or throws StartError `already-running` before anything in it was touched.
 * A record left by a killed process is taken over. `address` is what a refused second start is told to open.
 */
export function claimFolder(folder: DataFolder, address: string): FolderClaim {
  const mine: Owner = {
    pid: process.pid,
    started: processIdentity(process.pid) ?? "",
    host: os.hostname(),
    folder: folderIdentity(folder.owner),
    address,
  };
  // Losing a race against another start shows as a record that was not there a moment ago; look again.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (place(folder.owner, mine)) return hold(folder.owner, mine);
    const seen = readText(folder.owner);
    if (seen === null) continue;
    const other = parseOwner(seen);
    if (other !== null && isHeld(other, folder.owner)) throw alreadyRunning(folder, other);
    removeStale(folder.owner, seen);
  }
  throw alreadyRunning(folder, null);
}

/** Writes the record aside and links it into place, so that it appears whole and only where none was. */
function place(file: string, owner: Owner): boolean {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    return placeWithoutLinks(file, owner);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** For file systems without hard links (exFAT, some network drives). */
function placeWithoutLinks(file: string, owner: Owner): boolean {
  try {
    fs.writeFileSync(file, JSON.stringify(owner), { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

function hold(file: string, mine: Owner): FolderClaim {
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A folder that vanished is the database's trouble to report, not the heartbeat's.
    fs.utimes(file, now, now, () => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    release() {
      clearInterval(heartbeat);
      if (readText(file) === JSON.stringify(mine)) fs.rmSync(file, { force: true });
    },
  };
}

function folderIdentity(file: string): string {
  const { dev, ino } = fs.statSync(path.dirname(file));
  return `${dev}/${ino}`;
}

function isHeld(owner: Owner, file: string): boolean {
  if (owner.host !== os.hostname()) {
    const written = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - written < FOREIGN_CLAIM_MS;
  }
  if (owner.folder !== folderIdentity(file)) return false;
  const running = processIdentity(owner.pid);
  return running !== null && isSameProcess(running, owner.started);
}

/** Moves the record aside first: if it is no longer the stale one that was read, another start won and gets it back. */
function removeStale(file: string, seen: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    fs.renameSync(file, aside);
    if (readText(aside) !== seen) fs.linkSync(aside, file);
  } catch (error) {
    const code = systemCode(error);
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

function readText(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Null for anything that is not a whole record, for instance one cut short by a full disk. */
function parseOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text);
    return isOwner(value) ? value : null;
  } catch {
    return null;
  }
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== "object" || value === null) return false;
  const { pid, ...texts }: Partial<Record<keyof Owner, unknown>> = value;
  const { started, host, folder, address } = texts;
  const whole = [started, host, folder, address].every((text) => typeof text === "string");
  return typeof pid === "number" && whole;
}

function alreadyRunning(folder: DataFolder, owner: Owner | null): StartError {
  const elsewhere = owner !== null && owner.host !== os.hostname() ? ` on ${owner.host}` : "";
  const holder = owner === null ? "" : ` (process ${owner.pid}${elsewhere})`;
  const address = owner?.address ?? "";
  const use = address === "" ? "Use that one" : `Open ${address} to use that one`;
  return new StartError({
    reason: "already-running",
    what: `Cairn already runs on this data folder${holder}`,
    where: folder.root,
    todo: `${use}, stop it first, or set DATA_DIR to another folder for a second one.`,
  });
}
