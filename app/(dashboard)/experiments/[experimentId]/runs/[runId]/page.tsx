import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunView } from "~/components/tracking/run-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";
import { runOf } from "./run-of";

type RunPageProps = PageProps<"/experiments/[experimentId]/runs/[runId]">;

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const [{ runId }, { tracking }] = await Promise.all([params, serverCall()]);
  return { title: (await orNull(tracking.findRun({ runId })))?.name ?? "Run" };
}

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const { metric } = await searchParams;
  const found = await runOf(params, typeof metric === "string" ? metric : undefined);
  if (found === null) notFound();
  return <RunView {...found} />;
}
