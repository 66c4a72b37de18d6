import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportView } from "~/components/imports/import-view";
import { HydrateClient, readOrNull, trpc } from "~/server/api/trpc/rsc";

type ImportPageProps = PageProps<"/experiments/import/[importId]">;

async function importOf(params: ImportPageProps["params"]) {
  const { importId } = await params;
  if (!/^[0-9a-f-]{36}$/u.test(importId)) return null;
  return readOrNull(trpc.imports.findImport.queryOptions({ importId }));
}

export async function generateMetadata({ params }: ImportPageProps): Promise<Metadata> {
  const job = await importOf(params);
  return { title: job === null ? "Import" : `Import from ${job.origin}` };
}

export default async function ImportPage({ params }: ImportPageProps) {
  const job = await importOf(params);
  if (job === null) notFound();
  return (
    <HydrateClient>
      <ImportView importId={job.id} />
    </HydrateClient>
  );
}
