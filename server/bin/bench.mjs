import "./node-version.cjs";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuild } from "./build.mjs";
import { fail, root, SetupError } from "./project.mjs";

const HELP = `npm run bench [-- options]   what Cairn costs: one line of JSON for each figure

  --only NAME   kernel, scoring, maturity, artifacts or pages; may be given again
  --help        this text

Close everything else first: the figures are of this machine at this moment.`;

const BENCHES = ["kernel", "scoring", "maturity", "artifacts", "pages"];

async function bench() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: BENCHES },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const unknown = values.only.find((name) => !BENCHES.includes(name));
  if (unknown !== undefined)
    throw new SetupError(`--only ${unknown}: there are ${BENCHES.join(", ")}.`);
  const environment = values.only.includes("pages") ? await forPages() : {};
  let met = true;
  for (const name of values.only) met = (await run(name, environment)) && met;
  process.exitCode = met ? 0 : 1;
}

/** The pages are measured as they are served: built, and in a real browser. */
async function forPages() {
  await ensureBuild();
  return { CAIRN_BROWSER: await ensureBrowser() };
}

/**
 * @param {string} name
 * @param {Record<string, string>} environment
 * @returns {Promise<boolean>} whether every target was met
 */
async function run(name, environment) {
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

bench().catch(fail);
