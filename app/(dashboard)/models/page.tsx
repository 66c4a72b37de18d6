import type { Metadata } from "next";
import { modelsAsked } from "~/components/registry/models-asked";
import { ModelsView } from "~/components/registry/models-view";
import { paramsOf } from "~/components/ui/table/table-params";
import { HydrateClient, preload, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Models" };

export default async function ModelsPage({ searchParams }: PageProps<"/models">) {
  const { asked } = modelsAsked(paramsOf(await searchParams));
  await preload(trpc.registry.listModels.queryOptions(asked));
  return (
    <HydrateClient>
      <ModelsView />
    </HydrateClient>
  );
}
