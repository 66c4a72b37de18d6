import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DimensionView } from "~/components/maturity/assess/dimension-view";
import { HydrateClient, readOrNull, trpc } from "~/server/api/trpc/rsc";

type DimensionPageProps = PageProps<"/assessments/[assessmentId]/[dimension]">;

const pageOf = async ({ params }: DimensionPageProps) =>
  readOrNull(trpc.maturity.dimensionPage.queryOptions(await params));

export async function generateMetadata(props: DimensionPageProps): Promise<Metadata> {
  return { title: (await pageOf(props))?.dimension.title ?? "Questions" };
}

export default async function DimensionPage(props: DimensionPageProps) {
  if ((await pageOf(props)) === null) notFound();
  const { assessmentId, dimension } = await props.params;
  return (
    <HydrateClient>
      <DimensionView key={dimension} assessmentId={assessmentId} dimension={dimension} />
    </HydrateClient>
  );
}
