import fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/** The two programs of the server: what `npm start` runs, and what the `cairn` command runs. */
const PROGRAMS = ["server/main.ts", "server/cli.ts"];

/**
 * How the server's own code becomes files that Node 20 runs: `main.mjs` and `cli.mjs`. Packages stay where npm put them.
 * @param {string} outdir
 * @returns {import("esbuild").BuildOptions}
 */
export const bundleOptions = (outdir) => ({
  absWorkingDir: root,
  entryPoints: PROGRAMS.filter((program) => fs.existsSync(path.join(root, program))),
  outdir,
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
