import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { VersionView } from "~/components/datasets/version-view";
import { nameOf } from "../../dataset-of";
import { versionOf } from "./version-of";

type VersionPageProps = PageProps<"/datasets/[name]/versions/[version]">;

export async function generateMetadata({ params }: VersionPageProps): Promise<Metadata> {
  const { name, version } = await params;
  return { title: `${nameOf(name)}, version ${version}` };
}

export default async function VersionPage({ params, searchParams }: VersionPageProps) {
  const { name, version } = await params;
  const found = await versionOf(nameOf(name), version, await searchParams);
  if (found === null) notFound();
  return <VersionView {...found} />;
}
