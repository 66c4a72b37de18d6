import "./node-version.cjs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildIsFresh, MAIN, removeStamp, sources, writeStamp } from "./build-stamp.mjs";
import { bundleOptions } from "./bundle.mjs";
import { ensurePackages } from "./packages.mjs";
import { fail, root, SetupError } from "./project.mjs";
import { lastLines, runQuietly, withProgress } from "./quiet-command.mjs";
import { refuseToDisturb } from "./running-cairn.mjs";
import { alone } from "./setup-lock.mjs";

/**
 * Builds what `npm start` runs, the server's bundle and the pages, unless that was built from the same files before.
 * @param {{ always?: boolean }} [options]
 * @throws {SetupError} with the compiler's words
 */
export async function ensureBuild({ always = false } = {}) {
  if (!always && buildIsFresh()) return;
  await alone(async () => {
    if (!always && buildIsFresh()) return;
    refuseToDisturb();
    const { listing, digest } = sources();
    const madeFrom = digest();
    removeStamp();
    await withProgress("Building Cairn", build());
    writeStamp(listing, madeFrom);
  });
}

async function build() {
  await bundleServer();
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const environment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const pages = await runQuietly([process.execPath, next, "build"], environment);
  if (pages.code !== 0)
    throw new SetupError(`The pages do not build:\n${lastLines(pages.output, 60)}`);
}

async function bundleServer() {
  const esbuild = await import("esbuild");
  try {
    await esbuild.build(bundleOptions(path.dirname(MAIN)));
  } catch (error) {
    throw new SetupError(`The server does not build:\n${String(error)}`);
  } finally {
    await esbuild.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const always = !process.argv.includes("--if-stale");
  ensurePackages()
    .then(() => ensureBuild({ always }))
    .catch(fail);
}
