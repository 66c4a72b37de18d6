import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportView } from "~/components/maturity/questionnaire/import-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Import answers" };

export default async function ImportPage({
  params,
}: PageProps<"/assessments/[assessmentId]/import">) {
  const { assessmentId } = await params;
  const { identity, maturity } = await serverCall();
  const [me, hub, last] = await Promise.all([
    identity.whoami({}),
    orNull(maturity.findAssessment({ assessmentId })),
    orNull(maturity.latestImport({ assessmentId })),
  ]);
  if (hub === null || last === null) notFound();
  const { id, team, framework, rights } = hub;
  return (
    <ImportView
      assessment={{ id, team, framework, rights }}
      last={last}
      zone={me.organisation.timeZone}
    />
  );
}
