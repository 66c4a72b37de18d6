import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root, SetupError } from "./project.mjs";
import { complaintIn, lastLines, runQuietly, withProgress } from "./quiet-command.mjs";
import { refuseToDisturb } from "./running-cairn.mjs";
import { alone } from "./setup-lock.mjs";

const LOCK = path.join(root, "package-lock.json");
/** Inside node_modules, so that it goes when the packages go. */
const STAMP = path.join(root, "node_modules", ".cairn-lock-digest");
const INSTALLED = path.join(root, "node_modules", ".package-lock.json");

/** No package needs its install script here: the database's links are made at start, the others only save a few ms. */
const FLAGS = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/** Whether node_modules holds what package-lock.json says. */
function packagesAreCurrent() {
  const digest = digestOfLock();
  if (readOr(STAMP, "") === digest) return true;
  if (!sameAsInstalled()) return false;
  fs.writeFileSync(STAMP, digest);
  return true;
}

/**
 * Installs packages when node_modules does not match package-lock.json; otherwise does nothing (about 1 ms).
 * @throws {SetupError} when npm cannot
 */
export async function ensurePackages() {
  if (packagesAreCurrent()) return;
  await alone(async () => {
    if (packagesAreCurrent()) return;
    refuseToDisturb();
    await install();
    fs.writeFileSync(STAMP, digestOfLock());
  });
}

async function install() {
  const npm = npmCommand();
  const exact = await withProgress("Installing packages", runQuietly([...npm, "ci", ...FLAGS]));
  if (exact.code === 0) return;
  console.log(`npm ci could not install them (${complaintIn(exact.output)}); trying npm install.`);
  // Without --no-save npm would rewrite the lock file, and the next start would see it as changed.
  const loose = [...npm, "install", "--no-save", ...FLAGS];
  const second = await withProgress("Installing packages", runQuietly(loose));
  if (second.code === 0) return;
  throw new SetupError(
    `Packages could not be installed in ${root}: npm says\n${lastLines(second.output, 12)}\n` +
      "Check the network and that this user may write there, then run the command again.",
  );
}

/** The npm that started us, else the one on the PATH. */
function npmCommand() {
  const running = process.env.npm_execpath ?? "";
  return path.basename(running) === "npm-cli.js" ? [process.execPath, running] : ["npm"];
}

/** For packages that somebody installed with npm itself: compares npm's own list of what it installed with the lock. */
function sameAsInstalled() {
  const installed = JSON.parse(readOr(INSTALLED, "null"))?.packages;
  if (installed === undefined) return false;
  const wanted = JSON.parse(fs.readFileSync(LOCK, "utf8")).packages;
  return Object.entries(wanted).every(([at, entry]) => {
    if (at === "") return true;
    const present = installed[at];
    // An optional package is absent where it was made for another system.
    return present === undefined ? entry.optional === true : present.version === entry.version;
  });
}

function digestOfLock() {
  return createHash("sha256").update(fs.readFileSync(LOCK)).digest("hex");
}

/**
 * @param {string} file
 * @param {string} fallback
 */
function readOr(file, fallback) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return fallback;
  }
}
