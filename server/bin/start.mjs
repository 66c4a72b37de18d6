import "./node-version.cjs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensureBuild } from "./build.mjs";
import { MAIN } from "./build-stamp.mjs";
import { installHooks } from "./hooks.mjs";
import { ensurePackages } from "./packages.mjs";
import { codeOf, fail, SetupError } from "./project.mjs";
import { stopWithNpm } from "./stop-with-npm.mjs";

const HELP = `npm start [-- options]     set up what is missing, then run Cairn
npm run dev [-- options]   the same for development: changes show without a restart

  --port NUMBER   where people and programs reach Cairn (default 3000; also PORT)
  --dev           development mode
  --demo          with five invented teams to look at; removed again with one press
  --help          this text

Settings from the environment: DATABASE_URL (else Cairn runs its own database), DATA_DIR (default ./data),
ROLE (all, web or worker), and those that README.md lists.`;

async function start() {
  const { port, dev, demo, help } = options();
  if (help) {
    console.log(HELP);
    return;
  }
  if (port !== undefined) process.env.PORT = port;
  if (demo) process.env.CAIRN_DEMO = "true";
  stopWithNpm();
  await ensurePackages();
  if (dev) {
    await installHooks();
    const { develop } = await import("./dev.mjs");
    await develop();
    return;
  }
  await ensureBuild();
  process.env.NODE_ENV = "production";
  // In this process: one less to run, and a signal reaches the server directly.
  await import(pathToFileURL(MAIN).href);
}

/** @returns {{ port?: string | undefined, dev: boolean, demo: boolean, help: boolean }} */
function options() {
  const values = readArguments();
  if (values.port !== undefined && !isPort(values.port)) {
    throw new SetupError(`--port ${values.port} is not a port: give a number from 1 to 65535.`);
  }
  return values;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        port: { type: "string" },
        dev: { type: "boolean", default: false },
        demo: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    if (!codeOf(error).startsWith("ERR_PARSE_ARGS") || !(error instanceof Error)) throw error;
    throw new SetupError(`${error.message}. npm start -- --help lists the options.`);
  }
}

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

start().catch(fail);
