import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

const STAMP = path.join(root, ".build", "stamp.json");
const BUILD_ID = path.join(root, ".next", "BUILD_ID");
/** What `npm run build` makes: the programs that `npm start` and the `cairn` command run. */
export const MAIN = path.join(root, ".build", "main.mjs");
export const CLI = path.join(root, ".build", "cli.mjs");

const FOLDERS = ["app", "components", "db", "server"];
const FILES = ["next.config.js", "tsconfig.json", "package.json", "package-lock.json"];

/**
 * @typedef {object} Sources
 * @property {string[]} listing one "path size mtime" per file that a build reads
 * @property {() => string} digest of their contents and of the Node that builds
 */

/**
 * The files that a build is made from. Looking takes a few ms; the digest is computed only when asked for.
 * @returns {Sources}
 */
export function sources() {
  const files = [...FILES, ...FOLDERS.flatMap(filesIn)].toSorted();
  return {
    listing: files.map((file) => {
      const { size, mtimeMs } = fs.statSync(path.join(root, file));
      return `${file} ${size} ${mtimeMs}`;
    }),
    digest() {
      const hash = createHash("sha256").update(process.version);
      for (const file of files)
        hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(root, file)));
      return hash.digest("hex");
    },
  };
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  const at = path.join(root, folder);
  if (!fs.existsSync(at)) return [];
  return fs.readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(inner);
    return /\.(test\.tsx?|md)$/.test(entry.name) ? [] : [inner];
  });
}

/** Whether the last build was made from the files as they are now, by this Node. */
export function buildIsFresh() {
  const stamp = readStamp();
  if (stamp === null || !fs.existsSync(MAIN)) return false;
  if (stamp.node !== process.version || stamp.buildId !== readBuildId()) return false;
  const now = sources();
  if (now.listing.join("\n") === stamp.listing.join("\n")) return true;
  // Touched, checked out again or copied: only another content counts.
  if (now.digest() !== stamp.digest) return false;
  writeStamp(now.listing, stamp.digest);
  return true;
}

/**
 * @param {string[]} listing
 * @param {string} digest
 */
export function writeStamp(listing, digest) {
  const stamp = { node: process.version, buildId: readBuildId(), digest, listing };
  fs.writeFileSync(`${STAMP}.new`, JSON.stringify(stamp));
  fs.renameSync(`${STAMP}.new`, STAMP);
}

/** A build under way is not a build. */
export function removeStamp() {
  fs.rmSync(STAMP, { force: true });
}

function readStamp() {
  try {
    return JSON.parse(fs.readFileSync(STAMP, "utf8"));
  } catch {
    return null;
  }
}

function readBuildId() {
  try {
    return fs.readFileSync(BUILD_ID, "utf8");
  } catch {
    return null;
  }
}
