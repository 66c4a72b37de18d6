import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditionsView } from "~/components/maturity/result/editions-view";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Two editions" };

const one = (asked: string | string[] | undefined): string | undefined =>
  typeof asked === "string" ? asked : undefined;

export default async function EditionsPage({
  params,
  searchParams,
}: PageProps<"/maturity/[team]/editions">) {
  const [{ team: slug }, asked] = await Promise.all([params, searchParams]);
  const { identity, maturity } = await serverCall();
  const which = { framework: one(asked["framework"]) ?? "", other: one(asked["other"]) };
  const [me, score] = await Promise.all([
    identity.whoami({}),
    orNull(maturity.dualScore({ slug, ...which })),
  ]);
  if (score === null) notFound();
  return <EditionsView score={score} zone={me.organisation.timeZone} />;
}
