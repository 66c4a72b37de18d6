import fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/** What `npm start` runs, what the `cairn` command runs, and the thread that looks into files of data. */
const PROGRAMS = ["server/main.ts", "server/cli.ts", "server/datasets/adapters/profile-worker.ts"];

/**
 * How the server's own code becomes files that Node 20 runs: `main.mjs` and `cli.mjs`, and others in folders as in `server`. Packages stay where npm put them.
 * @param {string} outdir
 * @returns {import("esbuild").BuildOptions}
 */
export const bundleOptions = (outdir) => ({
  absWorkingDir: root,
  entryPoints: PROGRAMS.filter((program) => fs.existsSync(path.join(root, program))),
  outdir,
  outbase: "server",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20.9",
  format: "esm",
  packages: "external",
  sourcemap: true,
  alias: { "~": root },
  logLevel: "silent",
});
