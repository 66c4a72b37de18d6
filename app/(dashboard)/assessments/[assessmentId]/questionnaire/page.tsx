import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilledQuestionnaire } from "~/components/maturity/questionnaire/filled-questionnaire";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Questionnaire" };

export default async function QuestionnairePage({
  params,
}: PageProps<"/assessments/[assessmentId]/questionnaire">) {
  const { assessmentId } = await params;
  const { identity, maturity } = await serverCall();
  const [me, filled] = await Promise.all([
    identity.whoami({}),
    orNull(maturity.questionnaire({ assessmentId })),
  ]);
  if (filled === null) notFound();
  return <FilledQuestionnaire filled={filled} zone={me.organisation.timeZone} />;
}
