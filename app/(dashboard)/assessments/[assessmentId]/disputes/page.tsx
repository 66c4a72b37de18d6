import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DisputesView } from "~/components/maturity/assess/disputes-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Disputes" };

export default async function DisputesPage({
  params,
}: PageProps<"/assessments/[assessmentId]/disputes">) {
  const { assessmentId } = await params;
  const { identity, maturity } = await serverCall();
  const [me, page] = await Promise.all([
    identity.whoami({}),
    orNull(maturity.disputesPage({ assessmentId })),
  ]);
  if (page === null) notFound();
  return <DisputesView page={page} zone={me.organisation.timeZone} />;
}
