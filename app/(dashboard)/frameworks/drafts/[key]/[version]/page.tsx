import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DraftView } from "~/components/maturity/frameworks/draft-view";
import { NoPermission } from "~/components/ui/no-permission";
import { may, orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Framework file" };

export default async function DraftPage({
  params,
}: PageProps<"/frameworks/drafts/[key]/[version]">) {
  if (!(await may("organisation:manage")))
    return <NoPermission action="look at framework files" needs="an admin" />;
  const which = await params;
  const { maturity } = await serverCall();
  const draft = await orNull(maturity.findFrameworkDraft(which));
  if (draft === null) notFound();
  const effect = draft.status === "draft" ? await maturity.previewPublication(which) : null;
  return <DraftView draft={draft} effect={effect} />;
}
