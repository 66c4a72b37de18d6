import fs from "node:fs";
import path from "node:path";
import { codeOf, root } from "./project.mjs";

const FILE = path.join(root, ".build", "setup.lock");
const HEARTBEAT_MS = 2_000;
/** The holder touches its file every two seconds; one silent for longer than this has died or hangs. */
const SILENT_MS = 30_000;

/**
 * Runs `work` while no other command of this folder installs or builds; waits for one that does.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  await acquire();
  const heartbeat = setInterval(touch, HEARTBEAT_MS);
  const release = () => fs.rmSync(FILE, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off("exit", release);
    release();
  }
}

async function acquire() {
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  let told = false;
  while (!(await take())) {
    const holder = holderOf(FILE, SILENT_MS);
    if (holder === null) fs.rmSync(FILE, { force: true });
    else if (!told) {
      console.log(`Waiting for process ${holder}, which sets up this folder …`);
      told = true;
    }
    await pause(200);
  }
}

/** Two commands that both removed a dead holder's file may both write theirs; the later one stays. */
async function take() {
  try {
    fs.writeFileSync(FILE, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  await pause(20);
  return holderOf(FILE, SILENT_MS) === process.pid;
}

function touch() {
  const now = new Date();
  fs.utimes(FILE, now, now, () => undefined);
}

/**
 * The process that holds a lock file, or null when there is none, it died, or it has been silent for too long.
 * The file holds a process number, alone or as `pid` of a JSON object.
 * @param {string} file
 * @param {number} silentMs
 * @returns {number | null}
 */
export function holderOf(file, silentMs) {
  try {
    if (Date.now() - fs.statSync(file).mtimeMs > silentMs) return null;
    const content = JSON.parse(fs.readFileSync(file, "utf8"));
    const pid = typeof content === "number" ? content : content.pid;
    return isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
