import "./node-version.cjs";
import { parseArgs } from "node:util";
import { runBench } from "./bench-program.mjs";
import { ensureBuild } from "./build.mjs";
import { fail } from "./project.mjs";

const HELP = `npm run bench:mlflow [-- options]   Cairn beside a real MLflow server, in turns: one line of JSON for each figure

  --only TEXT      the scenarios whose name has this in it: log-metric, log-batch, create-run, search, history
  --rounds NUMBER  how often each is measured (default 3)
  --seconds NUMBER how long each time (default 4)
  --help           this text

Installs MLflow with pip into .build the first time, and needs Python 3 with venv; where that cannot be, it says "not run".
Each server has a PostgreSQL of its own with the same settings. About five minutes; close everything else first.`;

async function bench() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: "" },
      rounds: { type: "string", default: "3" },
      seconds: { type: "string", default: "4" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  await ensureBuild();
  const met = await runBench("mlflow", {
    CAIRN_BENCH_SCENARIO: values.only,
    CAIRN_BENCH_ROUNDS: values.rounds,
    CAIRN_BENCH_SECONDS: values.seconds,
  });
  process.exitCode = met ? 0 : 1;
}

bench().catch(fail);
