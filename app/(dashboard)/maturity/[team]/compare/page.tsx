import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComparisonView } from "~/components/maturity/result/comparison-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Compare milestones" };

export default async function ComparePage({
  params,
  searchParams,
}: PageProps<"/maturity/[team]/compare">) {
  const [{ team: slug }, { a, b }] = await Promise.all([params, searchParams]);
  const { identity, maturity } = await serverCall();
  if (typeof a !== "string" || typeof b !== "string") notFound();
  const [team, me, comparison] = await Promise.all([
    orNull(identity.findTeam({ slug })),
    identity.whoami({}),
    orNull(maturity.compareMilestones({ a, b })),
  ]);
  if (team === null || comparison === null) notFound();
  return <ComparisonView comparison={comparison} team={team} zone={me.organisation.timeZone} />;
}
