import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RoadmapView } from "~/components/maturity/roadmap/roadmap-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";
import { frameworkInView } from "../framework-in-view";

type RoadmapPageProps = PageProps<"/maturity/[team]/roadmap">;

export async function generateMetadata({ params }: RoadmapPageProps): Promise<Metadata> {
  const { team } = await params;
  return { title: `Roadmap of ${team}` };
}

export default async function RoadmapPage({ params, searchParams }: RoadmapPageProps) {
  const [{ team: slug }, asked] = await Promise.all([params, searchParams]);
  const { identity, maturity } = await serverCall();
  const framework = typeof asked["framework"] === "string" ? asked["framework"] : undefined;
  const [{ key, frameworks }, me] = await Promise.all([
    frameworkInView(slug, framework),
    identity.whoami({}),
  ]);
  const roadmap = await orNull(maturity.teamRoadmap({ slug, framework: key }));
  if (roadmap === null) notFound();
  return <RoadmapView roadmap={roadmap} frameworks={frameworks} zone={me.organisation.timeZone} />;
}
