import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditorView } from "~/components/maturity/framework-editor/editor-view";
import { NoPermission } from "~/components/ui/no-permission";
import { may, orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Framework editor" };

/**
 * `?key=…&version=…`: a version of an own framework. `?copy=…`: a copy of any framework. Neither: a new one.
 * `&node=…`: the part that is shown, such as `practices.P1`.
 */
export default async function EditFrameworkPage({ searchParams }: PageProps<"/frameworks/edit">) {
  if (!(await may("organisation:manage")))
    return <NoPermission action="edit frameworks" needs="an admin" />;
  const { key, version, copy, node } = await searchParams;
  const draft =
    typeof key === "string" && typeof version === "string" ? { key, version } : undefined;
  const copyOf = draft === undefined && typeof copy === "string" ? copy : undefined;
  const { maturity } = await serverCall();
  const opened = await orNull(maturity.frameworkEditor({ draft, copyOf }));
  if (opened === null) notFound();
  const { start, saved, checks } = opened;
  const place = draft ? `after ${draft.key}@${draft.version}` : (copyOf ?? "new");
  return (
    <EditorView
      review={start}
      saved={saved}
      place={place}
      checks={checks}
      node={typeof node === "string" ? node : undefined}
    />
  );
}
