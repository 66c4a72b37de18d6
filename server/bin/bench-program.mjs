import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root, SetupError } from "./project.mjs";

/**
 * Bundles one bench and runs it; what it says is passed on.
 * @param {string} name of its file below e2e/bench
 * @param {Record<string, string>} environment
 * @returns {Promise<boolean>} whether every target was met
 */
export async function runBench(name, environment) {
  const { build } = await import("esbuild");
  // Below the project, because packages are searched from here upwards.
  const program = path.join(root, ".build", `bench-${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`e2e/bench/${name}.ts`],
    outfile: program,
    bundle: true,
    platform: "node",
    target: "node20.9",
    format: "esm",
    packages: "external",
    alias: { "~": root },
    logLevel: "error",
  });
  const env = { ...process.env, LOG_LEVEL: "silent", ...environment };
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (/** @type {Buffer} */ part) => {
    output += part.toString();
    process.stdout.write(part);
  });
  const code = await new Promise((done) => child.once("close", done));
  fs.rmSync(program, { force: true });
  if (code !== 0) throw new SetupError(`The ${name} bench ended with code ${code}.`);
  return !output.includes('"met":false');
}
