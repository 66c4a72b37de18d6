import { newId } from "~/server/core/ids";
import { modelIdText } from "~/server/tracking/rules/run-id";
import type { Fixtures } from "./fixture";
import { unused } from "./team-fixtures";
import { experiment, loggingRuns, readingRuns } from "./tracking-fixtures";
import { canary, type Side } from "./world";

type Started = { readonly runId: string; readonly experimentId: number };

const named = (side: Side, what: string) => canary(side.letter, what);
const points = (key: string, count: number) =>
  Array.from({ length: count }, (_, step) => ({ key, value: step / 2, timestamp: step, step }));

/** A run of this side that is going on. */
export async function started(side: Side): Promise<Started> {
  const { experimentId } = await experiment(side);
  const name = unused(side, "run");
  const { runId } = await side.everyone.tracking.createRun({ experimentId, name, startedMs: 1000 });
  return { runId, experimentId };
}

/** A model of the run, as a client logs it. */
async function model(side: Side, { runId, experimentId }: Started): Promise<string> {
  const id = newId();
  await side.owner`insert into logged_model values (${side.orgId}, ${id}, ${experimentId}, ${named(side, "model")}, '',
    'LOGGED_MODEL_READY', '', ${runId}, 'x:/', 0, 0, null)`;
  await side.owner`insert into logged_model_param values (${side.orgId}, ${id}, 'lr', ${named(side, "model param")})`;
  await side.owner`insert into logged_model_tag values (${side.orgId}, ${id}, 'team', ${named(side, "model tag")})`;
  return modelIdText(id);
}

const dataset = (side: Side) => ({
  dataset: { name: named(side, "data"), digest: "1", sourceType: "http", source: "{}" },
  tags: [{ key: "mlflow.data.context", value: "training" }],
});

/** A run that logged everything there is, ended, and logged once more: its series are packed in part. */
export async function full(side: Side): Promise<Started> {
  const run = await started(side);
  const { runId } = run;
  const { tracking } = side.everyone;
  const tags = [{ key: "team", value: named(side, "tag") }];
  const params = [{ key: "lr", value: named(side, "param") }];
  await tracking.logBatch({ runId, metrics: points("loss", 40), params, tags });
  const modelId = await model(side, run);
  await tracking.logMetric({ runId, key: "f1", value: 0.5, timestamp: 1, step: 1, modelId });
  await tracking.logInputs({ runId, datasets: [dataset(side)], models: [{ modelId }] });
  await tracking.logOutputs({ runId, models: [{ modelId }] });
  await tracking.updateRun({ runId, status: "FINISHED", endedMs: 2000 });
  await tracking.logMetric({ runId, key: "loss", value: "NaN", timestamp: 50, step: 50 });
  return run;
}

const byRun = async (side: Side) => ({ runId: (await started(side)).runId });
const ofFull = async (side: Side) => ({ runId: (await full(side)).runId });
const twoRuns = async (side: Side) => ({
  runIds: [(await full(side)).runId, (await started(side)).runId],
});
const inExperiment = async (side: Side) => ({ experimentIds: [(await full(side)).experimentId] });
const onRun = (more: Readonly<Record<string, unknown>>) => async (side: Side) => ({
  ...(await byRun(side)),
  ...more,
});

export const runFixtures: Fixtures = {
  "tracking.findRun": { ...readingRuns, input: ofFull },
  "tracking.metricHistory": {
    ...readingRuns,
    input: async (side) => ({ ...(await ofFull(side)), metricKey: "loss" }),
  },
  "tracking.sampleMetric": {
    ...readingRuns,
    input: async (side) => ({ ...(await twoRuns(side)), metricKey: "loss", maxResults: 3 }),
  },
  "tracking.metricSeries": {
    ...readingRuns,
    input: async (side) => ({ ...(await twoRuns(side)), metricKey: "loss", mostBuckets: 10 }),
  },
  "tracking.compareRuns": { ...readingRuns, input: twoRuns },
  "tracking.searchRuns": { ...readingRuns, foreign: "own", input: inExperiment },
  "tracking.listRuns": { ...readingRuns, foreign: "own", input: inExperiment },
  "tracking.searchDatasets": { ...readingRuns, foreign: "own", input: inExperiment },
  "tracking.searchExperiments": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => {
      await experiment(side);
      return { filter: "tags.why LIKE '%'" };
    },
  },
  "tracking.listExperiments": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => {
      await full(side);
      return { limit: 2 };
    },
  },
  "tracking.createRun": {
    ...loggingRuns,
    input: async (side) => ({
      experimentId: (await experiment(side)).experimentId,
      name: unused(side, "another run"),
      tags: [{ key: "team", value: "x" }],
    }),
  },
  "tracking.updateRun": {
    ...loggingRuns,
    input: async (side) => ({ ...(await ofFull(side)), name: "renamed", status: "FAILED" }),
  },
  "tracking.deleteRun": { ...loggingRuns, input: byRun },
  "tracking.restoreRun": {
    ...loggingRuns,
    input: async (side) => {
      const run = await byRun(side);
      await side.everyone.tracking.deleteRun(run);
      return run;
    },
  },
  "tracking.groupRuns": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => {
      const by = { kind: "params", key: "lr" };
      return { ...(await inExperiment(side)), by, metrics: ["f1"] };
    },
  },
  "tracking.deleteRuns": { ...loggingRuns, input: twoRuns },
  "tracking.restoreRuns": {
    ...loggingRuns,
    input: async (side) => {
      const both = await twoRuns(side);
      await side.everyone.tracking.deleteRuns(both);
      return both;
    },
  },
  "tracking.tagRuns": {
    ...loggingRuns,
    input: async (side) => {
      const [freed = "", kept = ""] = (await twoRuns(side)).runIds;
      const both = [
        { runId: freed, value: null },
        { runId: kept, value: "x" },
      ];
      return { key: "team", runs: both };
    },
  },
  "tracking.logMetric": {
    ...loggingRuns,
    input: onRun({ key: "loss", value: 1, timestamp: 1, step: 1 }),
  },
  "tracking.logParam": { ...loggingRuns, input: onRun({ key: "lr", value: "0.1" }) },
  "tracking.logBatch": {
    ...loggingRuns,
    input: onRun({
      metrics: points("loss", 3),
      params: [{ key: "lr", value: "0.1" }],
      tags: [{ key: "team", value: "x" }],
    }),
  },
  "tracking.setTag": { ...loggingRuns, input: onRun({ key: "team", value: "x" }) },
  "tracking.deleteTag": { ...loggingRuns, input: onRun({ key: "mlflow.runName" }) },
  "tracking.logInputs": {
    ...loggingRuns,
    input: async (side) => ({ ...(await byRun(side)), datasets: [dataset(side)] }),
  },
  "tracking.logOutputs": {
    ...loggingRuns,
    input: async (side) => {
      const run = await started(side);
      return { runId: run.runId, models: [{ modelId: await model(side, run), step: 2 }] };
    },
  },
  "tracking.recordModel": {
    ...loggingRuns,
    input: onRun({
      modelJson: JSON.stringify({
        artifact_path: "model",
        flavors: { python_function: { config: {} } },
        utc_time_created: "2026-01-01 00:00:00",
        run_id: "x",
      }),
    }),
  },
};
