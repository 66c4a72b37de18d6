"use client";

import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import type { Accessors } from "../../arrange-rows";
import { askedOf, ListTable, wholeList } from "../../list-table";
import { useTRPC } from "../../trpc";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import { Status } from "../../ui/status";
import type { Column } from "../../ui/table/column";
import type { QueryField } from "../../ui/table/query";
import { Time } from "../../ui/time";
import { useMe } from "../../use-me";
import { counted, dayWords } from "../words";

type Page = Outputs["maturity"]["listAssessments"];
type Assessment = Page["rows"][number];

const columnsIn = (zone: string): readonly Column<Assessment>[] => [
  { id: "team", header: "Team", sort: "ascending", cell: ({ team }) => team.name },
  {
    id: "framework",
    header: "Framework",
    sort: "ascending",
    cell: ({ framework }) => framework.title,
  },
  {
    id: "status",
    header: "State",
    sort: "ascending",
    cell: ({ status }) =>
      status === "final" ? (
        <Status status="good">Signed off</Status>
      ) : (
        <Status status="running">Open</Status>
      ),
  },
  {
    id: "answered",
    header: "Answered",
    align: "end",
    sort: "descending",
    cell: ({ answered }) => answered,
  },
  {
    id: "due",
    header: "Due",
    sort: "ascending",
    cell: ({ dueOn }) => (dueOn === null ? "–" : dayWords(dueOn)),
  },
  {
    id: "opened",
    header: "Begun",
    sort: "descending",
    cell: ({ openedAt, openedBy }) => (
      <>
        <Time at={openedAt} zone={zone} style="date" /> by {openedBy}
      </>
    ),
  },
  {
    id: "signed",
    header: "Signed off",
    optional: true,
    cell: ({ signedOffAt }) =>
      signedOffAt === null ? "–" : <Time at={signedOffAt} zone={zone} style="date" />,
  },
];

const accessors: Accessors<Assessment> = {
  team: ({ team }) => team.name,
  framework: ({ framework }) => framework.title,
  status: ({ status }) => (status === "final" ? "signed" : "open"),
  answered: ({ answered }) => answered,
  due: ({ dueOn }) => dueOn,
  opened: ({ openedAt }) => openedAt,
  signed: ({ signedOffAt }) => signedOffAt,
};

const fields: readonly QueryField[] = [
  { name: "team", label: "Name of the team", kind: "text" },
  { name: "framework", label: "Name of the framework", kind: "text" },
  { name: "status", label: "State", kind: "choice", options: ["open", "signed"] },
  { name: "answered", label: "How many answers", kind: "number" },
];

/** Every assessment of the organisation, newest first. */
export function AssessmentsView() {
  const trpc = useTRPC();
  const me = useMe();
  const params = useSearchParams();
  const { data: first } = useSuspenseQuery(
    trpc.maturity.listAssessments.queryOptions({ limit: wholeList }),
  );
  const whole = first.nextCursor === null;
  const { data: page = first } = useQuery(
    trpc.maturity.listAssessments.queryOptions(askedOf(params), {
      enabled: !whole,
      placeholderData: keepPreviousData,
    }),
  );
  const start = (
    <LinkButton variant="primary" href="/assessments/new">
      Start assessment
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Assessments"
        finding={findingOf(first)}
        actions={me.can("maturity:write") ? start : undefined}
      />
      <ListTable
        caption="Assessments"
        columns={columnsIn(me.zone)}
        accessors={accessors}
        fields={fields}
        page={whole ? first : page}
        whole={whole}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/assessments/${id}`}
        quickFilters={["status:open", "status:signed"]}
        empty={{
          title: "No assessment yet",
          children:
            "An assessment asks a team what is true for it. It takes about half an hour and can be left at any time.",
          ...(me.can("maturity:write") ? { action: start } : {}),
        }}
      />
    </>
  );
}

function findingOf({ rows, total }: Page): string {
  if (total === 0) return "No team has been asked yet.";
  if (rows.length < total) return `${counted(total, "assessment", "assessments")}.`;
  const open = rows.filter(({ status }) => status === "open").length;
  return `${counted(total, "assessment", "assessments")}, ${open} of them open.`;
}
