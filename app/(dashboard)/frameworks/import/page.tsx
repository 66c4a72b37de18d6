import type { Metadata } from "next";
import { ImportView } from "~/components/maturity/frameworks/import-view";
import { may, orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Import a framework" };

/** `?key=…&version=…`: the file of a draft, to be changed. */
export default async function ImportPage({ searchParams }: PageProps<"/frameworks/import">) {
  const { key, version } = await searchParams;
  const manages = await may("organisation:manage");
  const asked = manages && typeof key === "string" && typeof version === "string";
  const { maturity } = await serverCall();
  const draft = asked ? await orNull(maturity.findFrameworkDraft({ key, version })) : null;
  return <ImportView manages={manages} draft={draft} />;
}
