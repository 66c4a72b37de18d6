import "./node-version.cjs";
import { parseArgs } from "node:util";
import { runBench } from "./bench-program.mjs";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuild } from "./build.mjs";
import { fail, SetupError } from "./project.mjs";

const HELP = `npm run bench [-- options]   what Cairn costs: one line of JSON for each figure

  --only NAME   kernel, scoring, maturity, artifacts, pages or runs-page; may be given again
                also large: 1,000,000 runs and 100,000,000 points, a quarter of an hour and 10 GB of disk
  --help        this text

Close everything else first: the figures are of this machine at this moment.`;

const USUAL = ["kernel", "scoring", "maturity", "artifacts", "pages", "runs-page"];
const IN_BROWSER = ["pages", "runs-page"];
/** A quarter of an hour and 10 GB of disk: only when it is asked for. */
const BENCHES = [...USUAL, "large"];

async function bench() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: USUAL },
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
  const environment = values.only.some((name) => IN_BROWSER.includes(name)) ? await forPages() : {};
  let met = true;
  for (const name of values.only) met = (await runBench(name, environment)) && met;
  process.exitCode = met ? 0 : 1;
}

/** The pages are measured as they are served: built, and in a real browser. */
async function forPages() {
  await ensureBuild();
  return { CAIRN_BROWSER: await ensureBrowser() };
}

bench().catch(fail);
