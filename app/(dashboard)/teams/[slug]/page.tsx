import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TeamView } from "~/components/identity/team-view";
import { HydrateClient, readOrNull, trpc } from "~/server/api/trpc/rsc";

type TeamPageProps = PageProps<"/teams/[slug]">;

const teamOf = async ({ params }: TeamPageProps) =>
  readOrNull(trpc.identity.findTeam.queryOptions({ slug: (await params).slug }));

export async function generateMetadata(props: TeamPageProps): Promise<Metadata> {
  return { title: (await teamOf(props))?.name ?? "Team" };
}

export default async function TeamPage(props: TeamPageProps) {
  const team = await teamOf(props);
  if (team === null) notFound();
  return (
    <HydrateClient>
      <TeamView slug={team.slug} />
    </HydrateClient>
  );
}
