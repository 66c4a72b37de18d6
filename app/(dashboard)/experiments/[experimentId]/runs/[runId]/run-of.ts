import { orNull, serverCall } from "~/server/api/trpc/rsc";
import { experimentOf } from "../../experiment-of";

type Params = Promise<{ experimentId: string; runId: string }>;

/** Curves beside the metrics: more would keep the reader waiting, and are one press away. */
const mostSparks = 12;
const sparkBuckets = 60;
const curveBuckets = 500;

/** The run that the address names, with its curves; null when it is not there, or not in this experiment. */
export async function runOf(params: Params, wanted: string | undefined) {
  const [experiment, { runId }] = await Promise.all([experimentOf(params), params]);
  const { tracking, identity } = await serverCall();
  const [run, me] = await Promise.all([orNull(tracking.findRun({ runId })), identity.whoami({})]);
  if (experiment === null || run === null || run.experimentId !== experiment.experimentId)
    return null;
  const series = async (metricKey: string, mostBuckets: number) =>
    orNull(tracking.metricSeries({ runIds: [run.runId], metricKey, mostBuckets }));
  const keys = Object.keys(run.metrics);
  const metric = wanted !== undefined && keys.includes(wanted) ? wanted : curved(run.metrics);
  const [curve, ...sparks] = await Promise.all([
    metric === undefined ? null : series(metric, curveBuckets),
    ...keys.slice(0, mostSparks).map((key) => series(key, sparkBuckets)),
  ]);
  return { experiment, run, curve, sparks, zone: me.organisation.timeZone };
}

type Metrics = Readonly<Record<string, { readonly step: number }>>;

/** The first that went over several steps, else the first there is. */
const curved = (metrics: Metrics): string | undefined =>
  Object.keys(metrics).find((key) => (metrics[key]?.step ?? 0) > 0) ?? Object.keys(metrics)[0];
