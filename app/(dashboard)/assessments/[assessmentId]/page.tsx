import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HubView } from "~/components/maturity/assess/hub-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Assessment" };

export default async function AssessmentPage({ params }: PageProps<"/assessments/[assessmentId]">) {
  const { assessmentId } = await params;
  const { identity, maturity } = await serverCall();
  const [me, hub, expiring] = await Promise.all([
    identity.whoami({}),
    orNull(maturity.findAssessment({ assessmentId })),
    orNull(maturity.expiringAnswers({ assessmentId })),
  ]);
  if (hub === null || expiring === null) notFound();
  return <HubView hub={hub} expiring={expiring} zone={me.organisation.timeZone} />;
}
