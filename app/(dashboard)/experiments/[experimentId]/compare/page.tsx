import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { compareAsked } from "~/components/tracking/compare-asked";
import { metricInView } from "~/components/tracking/compare-lines";
import { CompareView } from "~/components/tracking/compare-view";
import { paramsOf } from "~/components/ui/table/table-params";
import { orNull, serverCall } from "~/server/api/trpc/rsc";
import { experimentOf } from "../experiment-of";

export const metadata: Metadata = { title: "Compare runs" };

type ComparePageProps = PageProps<"/experiments/[experimentId]/compare">;

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const asked = compareAsked(paramsOf(await searchParams));
  const experiment = await experimentOf(params);
  if (asked === null || experiment === null) notFound();
  const runIds = [...asked.runs];
  const { tracking } = await serverCall();
  const comparison = await orNull(tracking.compareRuns({ runIds }));
  if (comparison === null) notFound();
  const metricKey = metricInView(comparison, asked.metric);
  const series =
    metricKey === null
      ? null
      : await tracking.metricSeries({ runIds, metricKey, mostBuckets: 200 });
  const shown = { experiment, comparison, asked, series };
  return <CompareView {...shown} />;
}
