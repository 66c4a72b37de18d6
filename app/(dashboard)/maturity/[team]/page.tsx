import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { shownIn } from "~/components/maturity/result/shown";
import { TeamResultView } from "~/components/maturity/result/team-result-view";
import { resultOf } from "./result-of";

type TeamResultPageProps = PageProps<"/maturity/[team]">;

export async function generateMetadata({ params }: TeamResultPageProps): Promise<Metadata> {
  const { team } = await params;
  return { title: `Maturity of ${team}` };
}

export default async function TeamResultPage({ params, searchParams }: TeamResultPageProps) {
  const [{ team }, asked] = await Promise.all([params, searchParams]);
  const framework = typeof asked["framework"] === "string" ? asked["framework"] : undefined;
  const found = await resultOf(team, framework);
  if (found === null) notFound();
  return <TeamResultView {...found} shown={shownIn(asked)} />;
}
