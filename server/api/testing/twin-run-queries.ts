import { full, started } from "./run-fixtures";
import { findable } from "./search-fixtures";
import type { Inputs } from "./twin-queries";
import type { Side } from "./world";

/** Every kind of leg and order a search can have, over one experiment with two runs. */
const filters = [
  "metrics.loss > 1",
  "metrics.loss != 1 OR metrics.f1 = 0.5",
  "params.lr LIKE '%'",
  "tags.team LIKE '%'",
  "tags.team IS NULL",
  "datasets.context = 'training' AND datasets.digest IN ('1')",
  "run_name LIKE '%' AND start_time > 0",
];
const orders = ["metrics.loss DESC", "metrics.f1", "params.lr", "tags.team DESC", "end_time DESC"];

const searching =
  (more: Readonly<Record<string, unknown>>) =>
  async (side: Side): Promise<unknown> => {
    const known = side.things.get("searched experiment");
    const experimentId = known ?? String((await full(side)).experimentId);
    side.things.set("searched experiment", experimentId);
    return { experimentIds: [Number(experimentId)], ...more };
  };

const searches = [
  ...filters.map((filter) => searching({ filter })),
  ...orders.map((order) => searching({ orderBy: [order], view: "all" })),
  searching({ orderBy: ["status", "metrics.loss", "tags.team"] }),
];

const base64 = (offset: number) => Buffer.from(JSON.stringify({ offset })).toString("base64");

const loss = async (side: Side) => ({ runId: (await full(side)).runId, metricKey: "loss" });

export const runQueries: Readonly<Record<string, Inputs>> = {
  "tracking.searchRuns": [...searches, searching({ pageToken: base64(1) })],
  "tracking.listRuns": [...searches, searching({ limit: 1 })],
  "tracking.groupRuns": [
    searching({ by: { kind: "params", key: "lr" }, metrics: ["loss", "f1"] }),
    searching({ by: { kind: "tags", key: "team" }, metrics: ["f1"], view: "all" }),
    searching({ by: { kind: "attributes", key: "status" }, filter: "metrics.f1 > 0" }),
  ],
  "search.findAnything": [
    async (side) => ({ ...(await findable(side)), kind: "versions", limit: 1 }),
    async (side) => ({ ...(await findable(side)), kind: "models", limit: 1 }),
    async (side) => ({ text: (await full(side)).runId }),
    () => ({ text: "champion" }),
  ],
  "tracking.metricHistory": [
    async (side) => ({ ...(await loss(side)), maxResults: 7 }),
    async (side) => ({ ...(await loss(side)), pageToken: base64(38) }),
  ],
  "tracking.metricSeries": [
    async (side) => {
      const runIds = [(await full(side)).runId, (await started(side)).runId];
      return { runIds, metricKey: "loss", mostBuckets: 100, fromStep: 5, toStep: 50 };
    },
  ],
  "tracking.searchExperiments": [
    () => ({ orderBy: ["name DESC"], view: "all" }),
    () => ({ filter: "tags.why IS NULL OR name = 'Default'" }),
  ],
  "tracking.listExperiments": [
    () => ({ limit: 2, sort: "name", direction: "asc" }),
    () => ({ limit: 3, search: "CANARY", sort: "created" }),
  ],
};
