import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { NoPermission } from "../../ui/no-permission";
import { PageHeader } from "../../ui/page-header";
import { ImportForm } from "./import-form";

type Draft = Outputs["maturity"]["findFrameworkDraft"];

/** A file becomes a draft, or the file of a draft is changed. */
export function ImportView({ manages, draft }: { manages: boolean; draft: Draft | null }) {
  const start =
    draft === null
      ? { text: "", version: "1.0.0", revision: 0 }
      : { text: draft.source, version: draft.card.version, revision: draft.revision };
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Frameworks", href: "/frameworks" }]}
        title={draft === null ? "Import a framework" : `Change the file of ${draft.card.title}`}
        finding="The file becomes a draft first. Nobody is assessed with it before it is published."
      />
      {manages ? (
        <Card>
          <ImportForm start={start} />
        </Card>
      ) : (
        <NoPermission action="import frameworks" needs="an admin" />
      )}
    </>
  );
}
