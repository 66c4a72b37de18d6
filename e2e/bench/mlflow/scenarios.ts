import type { Client } from "./client";

/** What one client needs to go on: its own run, and how often it has called. */
export type Turn = {
  readonly client: Client;
  readonly runId: string;
  readonly experimentId: string;
  /** Of this client, from 0. */
  readonly count: number;
};

export type Scenario = {
  readonly name: string;
  /** The least ratio of requests a second to be met; null where none was set. */
  readonly target: number | null;
  readonly call: (turn: Turn) => Promise<unknown>;
};

export const BATCH = 1000;
const KEYS = 10;
/** Any day: points lie a second apart. */
const NOON_MS = 1_790_000_000_000;

export const HISTORY_POINTS = 10_000;
export const HISTORY_KEY = "history";

/** A thousand points of ten metrics, no two calls of a client with the same. */
export const pointsOf = (count: number, keys = KEYS) =>
  Array.from({ length: BATCH }, (_, at) => {
    const step = count * (BATCH / keys) + Math.floor(at / keys);
    return { key: `metric_${at % keys}`, value: 1 / (step + 1), timestamp: NOON_MS + step, step };
  });

const startRun = async ({ client, experimentId }: Turn): Promise<string> => {
  const body = { experiment_id: experimentId, start_time: Date.now(), run_name: "bench" };
  const text = await client.send({ method: "POST", path: "runs/create", body });
  return String(JSON.parse(text).run.info.run_id);
};

export const scenarios: readonly Scenario[] = [
  {
    name: "log-metric",
    target: 10,
    call: ({ client, runId, count }) =>
      client.send({
        method: "POST",
        path: "runs/log-metric",
        body: {
          run_id: runId,
          key: "loss",
          value: 1 / (count + 1),
          timestamp: NOON_MS + count,
          step: count,
        },
      }),
  },
  {
    name: "log-batch of 1,000 metrics",
    target: 10,
    call: ({ client, runId, count }) =>
      client.send({
        method: "POST",
        path: "runs/log-batch",
        body: { run_id: runId, metrics: pointsOf(count) },
      }),
  },
  {
    name: "create-run and end-run",
    target: 10,
    call: async (turn) => {
      const run_id = await startRun(turn);
      const body = { run_id, status: "FINISHED", end_time: Date.now() };
      await turn.client.send({ method: "POST", path: "runs/update", body });
    },
  },
  {
    name: "runs/search, 100 of 100,000 ordered by a metric",
    target: 20,
    call: ({ client }) =>
      client.send({
        method: "POST",
        path: "runs/search",
        body: { experiment_ids: ["100000"], max_results: 100, order_by: ["metrics.m1 DESC"] },
      }),
  },
  {
    name: `metrics/get-history of ${HISTORY_POINTS} points`,
    target: null,
    call: ({ client }) =>
      client.send({
        method: "GET",
        path: `metrics/get-history?run_id=${HISTORY_RUN}&metric_key=${HISTORY_KEY}`,
      }),
  },
];

/** The run whose history is read; both servers have it under this name. */
export const HISTORY_RUN = "0123456789abcdef0123456789abcdef";
