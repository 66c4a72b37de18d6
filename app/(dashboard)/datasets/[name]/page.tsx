import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DatasetView } from "~/components/datasets/dataset-view";
import { datasetOf, nameOf } from "./dataset-of";

type DatasetPageProps = PageProps<"/datasets/[name]">;

export async function generateMetadata({ params }: DatasetPageProps): Promise<Metadata> {
  return { title: nameOf((await params).name) };
}

export default async function DatasetPage({ params, searchParams }: DatasetPageProps) {
  const found = await datasetOf(nameOf((await params).name), await searchParams);
  if (found === null) notFound();
  return <DatasetView {...found} />;
}
