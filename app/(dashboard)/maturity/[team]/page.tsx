import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { shownIn } from "~/components/maturity/result/shown";
import { TeamResultView } from "~/components/maturity/result/team-result-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

type TeamResultPageProps = PageProps<"/maturity/[team]">;

const mostMilestones = 50;

const resultOf = cache(async (slug: string, framework: string | undefined) => {
  const { maturity, identity } = await serverCall();
  const [frameworks, me, newest] = await Promise.all([
    maturity.listFrameworks({}),
    identity.whoami({}),
    orNull(maturity.listAssessments({ team: slug, limit: 1 })),
  ]);
  const last = newest?.rows[0]?.framework.key;
  const key = framework ?? last ?? frameworks[0]?.key ?? "";
  const result = await orNull(maturity.teamResult({ slug, framework: key }));
  return result && { result, frameworks, zone: me.organisation.timeZone };
});

export async function generateMetadata({ params }: TeamResultPageProps): Promise<Metadata> {
  const { team } = await params;
  return { title: `Maturity of ${team}` };
}

export default async function TeamResultPage({ params, searchParams }: TeamResultPageProps) {
  const [{ team: slug }, asked] = await Promise.all([params, searchParams]);
  const found = await resultOf(
    slug,
    typeof asked["framework"] === "string" ? asked["framework"] : undefined,
  );
  if (found === null) notFound();
  const { maturity } = await serverCall();
  const framework = found.result.framework.key;
  const [milestones, improvements] = await Promise.all([
    maturity.listMilestones({ slug, framework, limit: mostMilestones }),
    maturity.listImprovements({ slug, framework, limit: mostMilestones }),
  ]);
  return <TeamResultView {...found} {...{ milestones, improvements }} shown={shownIn(asked)} />;
}
