import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { runsAsked } from "~/components/tracking/run-columns";
import { RunsView } from "~/components/tracking/runs-view";
import { paramsOf } from "~/components/ui/table/table-params";
import { HydrateClient, preload, trpc } from "~/server/api/trpc/rsc";
import { experimentOf } from "./experiment-of";

type RunsPageProps = PageProps<"/experiments/[experimentId]">;

export async function generateMetadata({ params }: RunsPageProps): Promise<Metadata> {
  return { title: (await experimentOf(params))?.name ?? "Experiment" };
}

export default async function RunsPage({ params, searchParams }: RunsPageProps) {
  const experiment = await experimentOf(params);
  if (experiment === null) notFound();
  const asked = runsAsked(paramsOf(await searchParams), experiment.experimentId);
  // A filter that cannot be read is no failure of the page: its box says what is wrong.
  await preload(trpc.tracking.listRuns.queryOptions(asked));
  return (
    <HydrateClient>
      <RunsView experiment={experiment} />
    </HydrateClient>
  );
}
