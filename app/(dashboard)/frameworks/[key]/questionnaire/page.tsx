import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BlankQuestionnaire } from "~/components/maturity/questionnaire/blank-questionnaire";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Questionnaire" };

export default async function BlankQuestionnairePage({
  params,
}: PageProps<"/frameworks/[key]/questionnaire">) {
  const { key } = await params;
  const { maturity } = await serverCall();
  const framework = await orNull(maturity.findFramework({ key }));
  if (framework === null) notFound();
  return <BlankQuestionnaire framework={framework} />;
}
