import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckView } from "~/components/maturity/evidence/check-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

type CheckPageProps = PageProps<"/maturity/[team]/evidence/[check]">;

export async function generateMetadata({ params }: CheckPageProps): Promise<Metadata> {
  const { team, check } = await params;
  return { title: `${check} for ${team}` };
}

/** A cursor that Cairn did not give out names no page. */
const text = (value: string | string[] | undefined) =>
  typeof value === "string" ? { cursor: value } : {};

export default async function CheckPage({ params, searchParams }: CheckPageProps) {
  const [{ team: slug, check }, { cursor }] = await Promise.all([params, searchParams]);
  const { identity, maturity } = await serverCall();
  const [seen, me] = await Promise.all([
    orNull(maturity.findCheck({ slug, check, limit: 25, ...text(cursor) })),
    identity.whoami({}),
  ]);
  if (seen === null) notFound();
  return <CheckView seen={seen} zone={me.organisation.timeZone} />;
}
