import type { Metadata } from "next";
import { featuresAsked } from "~/components/features/features-asked";
import { FeaturesView } from "~/components/features/features-view";
import { paramsOf } from "~/components/ui/table/table-params";
import { HydrateClient, preload, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Features" };

export default async function FeaturesPage({ searchParams }: PageProps<"/features">) {
  const { asked } = featuresAsked(paramsOf(await searchParams));
  await preload(trpc.features.listFeatures.queryOptions(asked));
  return (
    <HydrateClient>
      <FeaturesView />
    </HydrateClient>
  );
}
