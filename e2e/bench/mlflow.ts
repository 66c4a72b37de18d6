import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pythonWith } from "../compat/python";
import { bareRows, prepareBare } from "./mlflow/bare";
import { Client, type Target } from "./mlflow/client";
import { fillCairn, fillMlflow } from "./mlflow/fill";
import { organisationWithToken } from "./mlflow/organisation";
import { processorSeconds } from "./mlflow/processor";
import { BATCH, type Scenario, scenarios, type Turn } from "./mlflow/scenarios";
import { type Measured, startCairn, startMlflow } from "./mlflow/servers";

/** Cairn beside a real MLflow server with PostgreSQL: one script, in turns, so that what else the machine does meets both. */
const CLIENTS = 8;
const ROUNDS = Number(process.env["CAIRN_BENCH_ROUNDS"] ?? 3);
const ROUND_MS = 1000 * Number(process.env["CAIRN_BENCH_SECONDS"] ?? 4);
const ONLY = process.env["CAIRN_BENCH_SCENARIO"];
const PACKAGES = ["mlflow==3.17.2", "psycopg2-binary==2.9.13"];

type Side = { readonly server: Measured; readonly target: Target };
type Cost = { readonly perSecond: number; readonly cpuMs: number; readonly databaseMs: number };

const report = (figure: string, values: object): void =>
  void process.stdout.write(`${JSON.stringify({ bench: "mlflow", figure, ...values })}\n`);

/** Clients with a run each. */
async function clientsOf({ target }: Side): Promise<Turn[]> {
  const asked = Array.from({ length: CLIENTS }, async () => {
    const client = new Client(target);
    const body = { experiment_id: "0", start_time: Date.now() };
    const text = await client.send({ method: "POST", path: "runs/create", body });
    const runId = String(JSON.parse(text).run.info.run_id);
    return { client, runId, experimentId: "0", count: 0 };
  });
  return Promise.all(asked);
}

async function measure(side: Side, { call }: Scenario): Promise<Cost> {
  const { pid, databasePid } = side.server;
  const turns = await clientsOf(side);
  await Promise.all(turns.map((turn) => call(turn)));
  const cpu = processorSeconds(pid);
  const database = processorSeconds(databasePid);
  const begun = performance.now();
  let done = 0;
  const loop = async (turn: Turn): Promise<void> => {
    for (let count = 1; performance.now() < begun + ROUND_MS; count += 1) {
      await call({ ...turn, count });
      done += 1;
    }
  };
  await Promise.all(turns.map(loop));
  const seconds = (performance.now() - begun) / 1000;
  for (const { client } of turns) client.close();
  return {
    perSecond: done / seconds,
    cpuMs: (1000 * (processorSeconds(pid) - cpu)) / done,
    databaseMs: (1000 * (processorSeconds(databasePid) - database)) / done,
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number): number => Number(value.toPrecision(3));

async function compare(sides: Readonly<Record<"cairn" | "mlflow", Side>>, scenario: Scenario) {
  const costs: Record<"cairn" | "mlflow", Cost[]> = { cairn: [], mlflow: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of [sides.cairn, sides.mlflow]) {
      costs[side.server.name].push(await measure(side, scenario));
    }
  }
  const of = (name: "cairn" | "mlflow", field: keyof Cost) =>
    rounded(median(costs[name].map((cost) => cost[field])));
  const rates = costs.cairn.map(
    (cost, round) => cost.perSecond / (costs.mlflow[round]?.perSecond ?? Number.NaN),
  );
  const ratio = rounded(median(rates));
  const { target } = scenario;
  report(scenario.name, {
    perSecond: { cairn: of("cairn", "perSecond"), mlflow: of("mlflow", "perSecond") },
    ratio,
    ratioEachRound: rates.map(rounded),
    serverCpuMs: { cairn: of("cairn", "cpuMs"), mlflow: of("mlflow", "cpuMs") },
    serverCpuRatio: rounded(of("mlflow", "cpuMs") / of("cairn", "cpuMs")),
    databaseCpuMs: { cairn: of("cairn", "databaseMs"), mlflow: of("mlflow", "databaseMs") },
    ...(target === null ? {} : { target, met: ratio >= target }),
  });
}

/** Rows a second of log-batch against the same rows from a script that only inserts them. */
async function compareRows(side: Side, batch: Scenario): Promise<void> {
  await prepareBare(side.server.databaseUrl);
  const [cairn, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    cairn.push(BATCH * (await measure(side, batch)).perSecond);
    bare.push(await bareRows(side.server.databaseUrl, { clients: CLIENTS, ms: ROUND_MS }));
  }
  const ratio = rounded(median(cairn.map((rows, round) => rows / (bare[round] ?? Number.NaN))));
  report("log-batch against a bare insert from unnest, rows a second", {
    cairn: Math.round(median(cairn)),
    bare: Math.round(median(bare)),
    ratio,
    target: 0.5,
    met: ratio >= 0.5,
  });
}

async function bench(python: string): Promise<void> {
  const folder = mkdtempSync(join(process.env["CAIRN_BENCH_DIR"] ?? tmpdir(), "cairn-mlflow-"));
  const port = Number(process.env["CAIRN_BENCH_PORT"] ?? 3960);
  const servers: Measured[] = [];
  try {
    const cairn = await startCairn({ folder: join(folder, "cairn"), port });
    servers.push(cairn);
    const { orgId, token } = await organisationWithToken(cairn.databaseUrl);
    await fillCairn(cairn.databaseUrl, orgId);
    const mlflow = await startMlflow({ folder: join(folder, "mlflow"), port: port + 1 }, python);
    servers.push(mlflow);
    await fillMlflow(mlflow.databaseUrl);
    const sides = {
      cairn: { server: cairn, target: { port, token } },
      mlflow: { server: mlflow, target: { port: port + 1, token: null } },
    };
    const chosen = scenarios.filter(({ name }) => name.includes(ONLY ?? ""));
    for (const scenario of chosen) await compare(sides, scenario);
    const batch = chosen.find(({ name }) => name.startsWith("log-batch"));
    if (batch !== undefined) await compareRows(sides.cairn, batch);
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const python = await pythonWith({ name: "mlflow-server", packages: PACKAGES });
if (python.kind === "missing") process.stdout.write(`${python.reason}\n`);
else await bench(python.command);
