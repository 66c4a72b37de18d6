import { metricHistory } from "~/server/tracking/queries/metric-history";
import { sampleMetric } from "~/server/tracking/queries/metric-sample";
import { searchDatasets } from "~/server/tracking/queries/search-datasets";
import { searchExperiments } from "~/server/tracking/queries/search-experiments";
import { searchRunsOf } from "~/server/tracking/queries/search-runs";
import { endpoint, type Fields, runIdOf } from "../endpoint";
import { experimentMessage, list } from "../messages";
import { metricValue, runMessage } from "../run-messages";

/** `ViewType` by its name or, in a query, by its number. */
const views: Readonly<Record<string, string>> = {
  ACTIVE_ONLY: "active",
  DELETED_ONLY: "deleted",
  ALL: "all",
  "1": "active",
  "2": "deleted",
  "3": "all",
};

const viewOf = (named: unknown): unknown =>
  typeof named === "string" || typeof named === "number" ? (views[String(named)] ?? named) : named;

const search = ({ filter, order_by, max_results, page_token }: Fields) => ({
  filter,
  orderBy: order_by,
  maxResults: max_results,
  pageToken: page_token,
});

const pageOf = (token: string | null) => (token === null ? {} : { next_page_token: token });

type Point = { readonly value: number | null; readonly timestamp: number; readonly step: number };

const metric = (key: string, { value, timestamp, step }: Point) => ({
  key,
  value: metricValue(value),
  timestamp,
  step,
});

export const searchEndpoints = [
  endpoint({
    methods: ["GET", "POST"],
    path: "experiments/search",
    operation: searchExperiments,
    input: (fields) => ({ ...search(fields), view: viewOf(fields["view_type"]) }),
    answer: ({ experiments, nextPageToken }) => ({
      ...list("experiments", experiments.map(experimentMessage)),
      ...pageOf(nextPageToken),
    }),
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/search",
    operation: searchRunsOf,
    input: (fields) => ({
      ...search(fields),
      experimentIds: fields["experiment_ids"],
      view: viewOf(fields["run_view_type"]),
    }),
    answer: ({ runs, nextPageToken }) => ({
      ...list("runs", runs.map(runMessage)),
      ...pageOf(nextPageToken),
    }),
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/search-datasets",
    operation: searchDatasets,
    input: ({ experiment_ids }) => ({ experimentIds: experiment_ids ?? [] }),
    answer: ({ datasets }) =>
      list(
        "dataset_summaries",
        datasets.map(({ experimentId, name, digest, context }) => ({
          experiment_id: String(experimentId),
          name,
          digest,
          ...(context === "" ? {} : { context }),
        })),
      ),
  }),
  endpoint({
    methods: ["GET"],
    path: "metrics/get-history",
    operation: metricHistory,
    input: (fields) => ({
      runId: runIdOf(fields),
      metricKey: fields["metric_key"],
      maxResults: fields["max_results"],
      pageToken: fields["page_token"],
    }),
    answer: ({ metricKey, points, nextPageToken }) => ({
      ...list(
        "metrics",
        points.map((point) => metric(metricKey, point)),
      ),
      ...pageOf(nextPageToken),
    }),
  }),
  endpoint({
    methods: ["GET"],
    path: "metrics/get-history-bulk-interval",
    operation: sampleMetric,
    input: ({ run_ids, metric_key, start_step, end_step, max_results }) => ({
      runIds: run_ids,
      metricKey: metric_key,
      startStep: start_step,
      endStep: end_step,
      maxResults: max_results,
    }),
    answer: ({ metricKey, points }) =>
      list(
        "metrics",
        points.map(({ runId, ...point }) => ({ ...metric(metricKey, point), run_id: runId })),
      ),
  }),
];
