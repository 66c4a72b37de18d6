import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckView } from "~/components/maturity/assess/check-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Check and sign off" };

export default async function CheckPage({
  params,
}: PageProps<"/assessments/[assessmentId]/check">) {
  const { assessmentId } = await params;
  const { maturity } = await serverCall();
  const check = await orNull(maturity.checkPage({ assessmentId }));
  if (check === null) notFound();
  return <CheckView check={check} />;
}
