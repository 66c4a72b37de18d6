"use client";

import { stateWords } from "~/server/imports/rules/import-words";
import type { Accessors } from "../arrange-rows";
import { ListTable } from "../list-table";
import { PageStack } from "../page-stack";
import { useTRPC } from "../trpc";
import { Card } from "../ui/card";
import { formatCount } from "../ui/format-number";
import { NoPermission } from "../ui/no-permission";
import { PageHeader } from "../ui/page-header";
import type { Column } from "../ui/table/column";
import type { QueryField } from "../ui/table/query";
import { Time } from "../ui/time";
import { useListPage } from "../use-list-page";
import { useMe } from "../use-me";
import { ImportForm } from "./import-form";
import { ImportStateWords } from "./import-state";
import { type ImportRow, importPath, progressWords } from "./words";

const columnsIn = (zone: string): readonly Column<ImportRow>[] => [
  { id: "origin", header: "From", sort: "ascending", cell: ({ origin }) => origin },
  { id: "state", header: "State", sort: "ascending", cell: (row) => <ImportStateWords of={row} /> },
  { id: "progress", header: "Progress", cell: progressWords },
  {
    id: "created",
    header: "Begun",
    sort: "descending",
    cell: ({ createdAt }) => <Time at={createdAt} zone={zone} />,
  },
];

const accessors: Accessors<ImportRow> = {
  origin: ({ origin }) => origin,
  state: stateWords,
  progress: progressWords,
  created: ({ createdAt }) => createdAt,
};

const fields: readonly QueryField[] = [
  { name: "origin", label: "Where it comes from", kind: "text" },
  { name: "state", label: "State", kind: "text" },
  { name: "created", label: "When it was begun", kind: "date" },
];

/** Begins an import, and lists those there are. */
export function ImportsView() {
  const trpc = useTRPC();
  const me = useMe();
  const { first, page, whole } = useListPage(({ search: _search, ...asked }) =>
    trpc.imports.listImports.queryOptions(asked),
  );
  const running = first.rows.filter(({ status }) => ["waiting", "running"].includes(status)).length;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Experiments", href: "/experiments" }]}
        title="Import runs and models"
        finding={
          first.total === 0
            ? "Nothing was imported yet. An import is looked over first and can be taken back."
            : `${formatCount(first.total, "import")}, ${running === 0 ? "none" : running} under way.`
        }
      />
      <PageStack>
        {me.can("imports:write") ? (
          <Card title="Where do they come from?">
            <ImportForm />
          </Card>
        ) : (
          <NoPermission action="import runs" needs="the role lead or engineer" />
        )}
        <ListTable
          caption="Imports"
          columns={columnsIn(me.zone)}
          accessors={accessors}
          fields={fields}
          page={page}
          whole={whole}
          searchable={false}
          rowId={({ id }) => id}
          rowHref={({ id }) => importPath(id)}
          empty={{
            title: "No import yet",
            children: "What was imported, and what was left out, is listed here.",
          }}
        />
      </PageStack>
    </>
  );
}
