// Run after every change of package-lock.json: node server/bin/complete-lock.mjs
//
// npm leaves a platform's build out of the lock where the registry in reach has none, and then `npm ci` refuses the lock on
// every platform. This adds the missing optional entries by their exact version; npm fetches one only where it is needed.
// It also takes out the addresses that packages came from, so that the lock works with any registry.
import fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/**
 * @typedef {object} Entry one package of package-lock.json (docs.npmjs.com, package-lock.json, lockfileVersion 3)
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {Record<string, Entry>} Packages
 */

const SYSTEMS = { windows: "win32", darwin: "darwin", win32: "win32", linux: "linux" };
const OTHER_SYSTEMS = ["freebsd", "openbsd", "netbsd", "android", "openharmony", "sunos", "aix"];
const PROCESSORS = "arm64 x64 ia32 arm ppc64 riscv64 s390x loong64 mips64el wasm32".split(" ");

/**
 * The entry for a platform's build that npm could not look at: what its name says about system and processor.
 * @param {string} name for instance `@next/swc-linux-arm64-musl`
 * @param {string} version
 * @param {boolean} dev whether only development needs the package that names it
 * @returns {Entry}
 */
export function platformEntry(name, version, dev) {
  const words = name.split(/[-/]/);
  const other = OTHER_SYSTEMS.find((system) => words.includes(system));
  const system = Object.entries(SYSTEMS).find(([word]) => words.includes(word))?.[1] ?? other;
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  const libc = system === "linux" ? libcIn(words) : undefined;
  return {
    version,
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(dev ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    ...(system === undefined ? {} : { os: [system] }),
  };
}

/** @param {string[]} words */
function libcIn(words) {
  if (words.some((word) => word.startsWith("musl"))) return "musl";
  return words.some((word) => word.startsWith("gnu")) ? "glibc" : undefined;
}

/**
 * The packages of a lock with every optional dependency that one of them names, sorted as npm sorts them.
 * @param {Packages} packages
 * @returns {Packages}
 */
export function withPlatformBuilds(packages) {
  /** @type {Packages} */
  const complete = { ...packages };
  for (const [at, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      if (nested in complete || `node_modules/${name}` in complete) continue;
      const version = /^\d+\.\d+\.\d+\S*$/.exec(range)?.[0];
      if (version === undefined) throw new Error(`${at} wants ${name} ${range}: no exact version`);
      complete[`node_modules/${name}`] = platformEntry(name, version, entry.dev === true);
    }
  }
  const sorted = Object.entries(complete).toSorted(([one], [other]) =>
    one.localeCompare(other, "en"),
  );
  for (const [, entry] of sorted) delete entry.resolved;
  return Object.fromEntries(sorted);
}

function completeLock() {
  const file = path.join(root, "package-lock.json");
  const lock = JSON.parse(fs.readFileSync(file, "utf8"));
  const packages = withPlatformBuilds(lock.packages);
  const added = Object.keys(packages).length - Object.keys(lock.packages).length;
  fs.writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(
    `package-lock.json: ${added} platform builds added, ${Object.keys(packages).length} entries.`,
  );
}

completeLock();
