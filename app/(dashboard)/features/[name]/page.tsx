import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FeatureView } from "~/components/features/feature-view";
import { readOrNull, trpc } from "~/server/api/trpc/rsc";

type FeaturePageProps = PageProps<"/features/[name]">;

/** The feature that the address names; null when nobody has described one of this name. */
async function featureOf(params: FeaturePageProps["params"]) {
  const name = decodeURIComponent((await params).name);
  return readOrNull(trpc.features.findFeature.queryOptions({ name }));
}

export async function generateMetadata({ params }: FeaturePageProps): Promise<Metadata> {
  return { title: (await featureOf(params))?.name ?? "Feature" };
}

export default async function FeaturePage({ params }: FeaturePageProps) {
  const feature = await featureOf(params);
  if (feature === null) notFound();
  return <FeatureView feature={feature} />;
}
