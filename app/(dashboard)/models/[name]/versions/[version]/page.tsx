import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { VersionView } from "~/components/registry/version-view";
import { paramsOf } from "~/components/ui/table/table-params";
import { plainName } from "../../model-of";
import { versionOf } from "./version-of";

type VersionPageProps = PageProps<"/models/[name]/versions/[version]">;

export async function generateMetadata({ params }: VersionPageProps): Promise<Metadata> {
  const { name, version } = await params;
  return { title: `${plainName(name) ?? "Model"}, version ${version}` };
}

export default async function VersionPage({ params, searchParams }: VersionPageProps) {
  const asked = paramsOf(await searchParams);
  const found = await versionOf({
    params,
    against: asked.get("against"),
    files: asked.get("files"),
  });
  if (found === null) notFound();
  return <VersionView {...found} />;
}
