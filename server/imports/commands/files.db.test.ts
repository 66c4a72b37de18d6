import { Readable } from "node:stream";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hostilePaths } from "~/server/artifacts/testing/hostile-paths";
import { blobStore } from "~/server/artifacts/adapters/store";
import { keepBlob } from "~/server/artifacts/commands/keep-blob";
import { vouchForOrg } from "~/server/core/context";
import { log } from "~/server/core/log";
import { Stage } from "../testing/stage";
import { tarOf } from "../testing/tar-pack";
import { carryOn } from "./carry-on";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.world.close());

const context = () => ({
  actor: { kind: "system", job: "import" } as const,
  orgId: vouchForOrg(stage.side.orgId),
  requestId: "test",
  log,
  now: () => new Date(),
});

/** Uploads, looks, starts and imports. */
async function imported(source: "files" | "csv", content: Buffer, experiment = "") {
  const { orgId } = stage.side;
  const stored = await blobStore().put({
    orgId,
    content: Readable.from([content]),
    mostBytes: null,
  });
  await keepBlob(context(), stored);
  const { id: importId } = await stage.side.everyone.imports.createImport({
    source,
    fileSha256: stored.sha256,
    fileName: `${source} file`,
    experiment,
  });
  await carryOn(context());
  const { status, problem } = await stage.find(importId);
  if (status === "failed") return { importId, problem, found: {} };
  const { found } = await stage.side.everyone.imports.startImport({ importId });
  await carryOn(context());
  return { importId, problem: (await stage.find(importId)).problem, found };
}

const run = "0123456789abcdef0123456789abcdef";
const store = {
  "mlruns/0/meta.yaml": "experiment_id: '0'\nname: Default\nlifecycle_stage: active\n",
  "mlruns/12/meta.yaml":
    "experiment_id: '12'\nname: on disk\ncreation_time: 1700000000000\nlifecycle_stage: active\n",
  [`mlruns/12/${run}/meta.yaml`]: `run_id: ${run}\nrun_name: first\nstatus: 3\nstart_time: 1700000000000\nend_time: 1700000001000\nuser_id: me\nlifecycle_stage: active\n`,
  [`mlruns/12/${run}/params/a/b`]: "7",
  [`mlruns/12/${run}/tags/team`]: "risk",
  [`mlruns/12/${run}/metrics/loss`]: "1700000000100 0.5 0\n1700000000200 nan 1\n",
  [`mlruns/12/${run}/artifacts/${"deep/".repeat(30)}report.txt`]: "report",
  [`mlruns/12/${run}/artifacts/meta.yaml`]: "name: not a run\n",
  "mlruns/models/churn/meta.yaml":
    "name: churn\ncreation_timestamp: 1700000000000\naliases:\n  champion: 1\n",
  "mlruns/models/churn/version-1/meta.yaml": `name: churn\nversion: 1\nrun_id: ${run}\nsource: runs:/${run}/model\n`,
};

test("a store of files comes with its runs, histories, files, models and aliases", async () => {
  const { importId, found, problem } = await imported("files", tarOf(store));
  expect([problem, found]).toEqual(["", { experiment: 2, run: 1, model: 1, version: 1 }]);
  const { params, metrics, tags } = await stage.side.everyone.tracking.findRun({ runId: run });
  expect([params, tags["team"]]).toEqual([{ "a/b": "7" }, "risk"]);
  expect(metrics["loss"]).toMatchObject({
    step: 1,
    timestamp: 1_700_000_000_200,
  });
  const [files] = await stage.world.owner`
    select array_agg(path order by path) as paths from artifact where org_id = ${stage.side.orgId}`;
  expect(files?.["paths"]).toEqual([`${"deep/".repeat(30)}report.txt`, "meta.yaml"]);
  const version = await stage.side.everyone.registry.findVersion({ name: "churn", version: 1 });
  expect(version).toMatchObject({
    runId: run,
    source: `runs:/${run}/model`,
    aliases: [{ alias: "champion" }],
  });
  const [job] = await stage.world.owner`select file_sha256 from import_job where id = ${importId}`;
  expect(job).toEqual({ file_sha256: null });
});

test("what mlflow-export-import wrote comes, too", async () => {
  const id = "fedcba9876543210fedcba9876543210";
  const { found, problem } = await imported(
    "files",
    tarOf({
      "out/experiment.json": JSON.stringify({
        mlflow: { experiment: { experiment_id: "3", name: "exported" } },
      }),
      [`out/${id}/run.json`]: JSON.stringify({
        mlflow: {
          info: {
            run_id: id,
            run_name: "exported",
            status: "FINISHED",
            start_time: 1,
            end_time: 2,
          },
          params: { depth: "3" },
          metrics: {
            loss: [
              { value: 1, timestamp: 1, step: 0 },
              { value: 0.5, timestamp: 2, step: 1 },
            ],
          },
          tags: { team: "risk" },
        },
      }),
    }),
  );
  expect([problem, found]).toEqual(["", { experiment: 1, run: 1 }]);
  const { points } = await stage.side.everyone.tracking.metricHistory({
    runId: id,
    metricKey: "loss",
  });
  expect(points.map(({ value }) => value)).toEqual([1, 0.5]);
});

test("a table of runs comes, and the same table again brings nothing new", async () => {
  const table = Buffer.from(
    "run_name,params.depth,auc,optimizer\nfirst,3,0.5,adam\nsecond,4,0.75,sgd\n",
  );
  const first = await imported("csv", table, "from a table");
  expect([first.problem, await stage.counted(first.importId)]).toEqual([
    "",
    { "made experiment": [1, 0], "made run": [2, 0] },
  ]);
  const again = await imported("csv", table, "from a table");
  expect(await stage.counted(again.importId)).toEqual({
    "known experiment": [1, 0],
    "known run": [2, 0],
  });
});

test("a table as Parquet brings what it brings as CSV, and is taken back whole", async () => {
  const names = ["of a column store", "and another"];
  const table = parquetWriteBuffer({
    columnData: [
      { name: "run_name", data: names, type: "STRING" },
      { name: "params.depth", data: [3, 4], type: "INT32" },
      { name: "auc", data: [0.5, 0.75], type: "DOUBLE" },
      { name: "optimizer", data: ["adam", null], type: "STRING" },
      { name: "start_time", data: [new Date(1_700_000_000_000), null], type: "TIMESTAMP" },
    ],
  });
  const { importId, problem, found } = await imported("csv", Buffer.from(table), "columns");
  expect([problem, found]).toEqual(["", { experiment: 1, run: 2, series: 2 }]);
  const { tracking, imports } = stage.side.everyone;
  const { experimentId } = await tracking.findExperimentByName({ experimentName: "columns" });
  const { runs } = await tracking.searchRuns({ experimentIds: [experimentId] });
  const [first, second] = names.map((name) => runs.find((each) => each.name === name));
  expect(first).toMatchObject({
    startedMs: 1_700_000_000_000,
    params: { depth: "3", optimizer: "adam" },
    metrics: { auc: { value: 0.5 } },
  });
  expect(second).toMatchObject({ params: { depth: "4" }, metrics: { auc: { value: 0.75 } } });
  await imports.undoImport({ importId });
  await carryOn(context());
  const left = await stage.world.owner`select from experiment
    where org_id = ${stage.side.orgId} and name = 'columns'`;
  expect(left).toHaveLength(0);
});

test("hostile names in a pack are names, or are left out and said", async () => {
  const id = "00000000000000000000000000000abc";
  const folder = `mlruns/77/${id}`;
  const hostile = Object.fromEntries(
    hostilePaths.map((path) => [`${folder}/artifacts/${path}`, "x"]),
  );
  const { importId, problem } = await imported(
    "files",
    tarOf({
      "../../etc/passwd": "x",
      "mlruns/77/meta.yaml": "name: hostile\n",
      [`${folder}/meta.yaml`]: `run_id: ${id}\n`,
      ...hostile,
    }),
  );
  expect(problem).toBe("");
  const rows = await stage.world.owner<{ path: string }[]>`
    select path from artifact where org_id = ${stage.side.orgId} and owner_id = ${`00000000-0000-0000-0000-000000000abc`}`;
  expect(rows.filter(({ path }) => path.split("/").includes(".."))).toEqual([]);
  const { notes } = await stage.find(importId);
  expect(notes.find(({ reason }) => reason === "bad-path")?.count).toBeGreaterThan(0);
});

test.each([
  ["files", "not a pack", /no complete tar|holds no files/],
  ["files", "PK\u0003\u0004 cut", /no complete zip/],
  ["csv", "only,a,head\n", /a row for each run/],
  ["csv", "PAR1 and nothing more", /Parquet file cannot be read/],
] as const)(
  "a %s file that is none stops the look with a sentence",
  async (source, text, words) => {
    expect((await imported(source, Buffer.from(text), "x")).problem).toMatch(words);
  },
);
