import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ModelView } from "~/components/registry/model-view";
import { versionsAsked } from "~/components/registry/versions-asked";
import { paramsOf } from "~/components/ui/table/table-params";
import { HydrateClient, preload, trpc } from "~/server/api/trpc/rsc";
import { modelOf, plainName } from "./model-of";

type ModelPageProps = PageProps<"/models/[name]">;

export async function generateMetadata({ params }: ModelPageProps): Promise<Metadata> {
  return { title: plainName((await params).name) ?? "Model" };
}

export default async function ModelPage({ params, searchParams }: ModelPageProps) {
  const asked = paramsOf(await searchParams);
  const found = await modelOf((await params).name, asked.get("history") ?? undefined);
  if (found === null) notFound();
  const { name } = found.model;
  await preload(trpc.registry.listVersions.queryOptions(versionsAsked(asked, name)));
  return (
    <HydrateClient>
      <ModelView {...found} />
    </HydrateClient>
  );
}
