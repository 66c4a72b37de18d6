"use client";

import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import type { Accessors } from "../arrange-rows";
import { askedOf, ListTable, wholeList } from "../list-table";
import { useTRPC } from "../trpc";
import { Chip } from "../ui/chip";
import { formatCount } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import type { Column } from "../ui/table/column";
import type { QueryField } from "../ui/table/query";
import { useMe } from "../use-me";
import { CreateTeamButton } from "./create-team";

type Team = Outputs["identity"]["listTeams"]["rows"][number];

const columns: readonly Column<Team>[] = [
  { id: "name", header: "Team", sort: "ascending", cell: (team) => team.name },
  { id: "purpose", header: "Purpose", cell: (team) => team.purpose || "–" },
  {
    id: "leads",
    header: "Leads",
    sort: "ascending",
    cell: (team) => (team.leads.length > 0 ? team.leads.join(", ") : "No lead yet"),
  },
  {
    id: "people",
    header: "People",
    align: "end",
    sort: "descending",
    cell: (team) => team.memberCount,
  },
  {
    id: "data",
    header: "Data",
    optional: true,
    cell: (team) => (team.isDemo ? <Chip>Demo</Chip> : "Own"),
  },
];

const accessors: Accessors<Team> = {
  name: (team) => team.name,
  purpose: (team) => team.purpose,
  leads: (team) => team.leads,
  people: (team) => team.memberCount,
  data: (team) => (team.isDemo ? "demo" : "own"),
};

const fields: readonly QueryField[] = [
  { name: "name", label: "Name of the team", kind: "text" },
  { name: "leads", label: "Who leads it", kind: "text" },
  { name: "people", label: "How many people", kind: "number" },
  { name: "data", label: "Demo or own data", kind: "choice", options: ["demo", "own"] },
];

/** Every team of the organisation. */
export function TeamsView() {
  const trpc = useTRPC();
  const me = useMe();
  const params = useSearchParams();
  const { data: first } = useSuspenseQuery(
    trpc.identity.listTeams.queryOptions({ limit: wholeList }),
  );
  const whole = first.nextCursor === null;
  const { data: page = first } = useQuery(
    trpc.identity.listTeams.queryOptions(askedOf(params), {
      enabled: !whole,
      placeholderData: keepPreviousData,
    }),
  );
  const create = me.can("teams:manage") ? <CreateTeamButton /> : undefined;
  return (
    <>
      <PageHeader title="Teams" finding={findingOf(first.rows, first.total)} actions={create} />
      <ListTable
        caption="Teams"
        columns={columns}
        accessors={accessors}
        fields={fields}
        page={whole ? first : page}
        whole={whole}
        rowId={(team) => team.id}
        rowHref={(team) => `/teams/${team.slug}`}
        empty={{
          title: "No team yet",
          children:
            "Teams are what is assessed: each has its own people, answers and evidence. They appear here once an admin makes them.",
        }}
      />
    </>
  );
}

function findingOf(teams: readonly Team[], total: number): string {
  if (total === 0) return "Maturity is assessed per team. The first team is still to be made.";
  if (total > teams.length) return `${formatCount(total, "team")}.`;
  const leaderless = teams.filter((team) => team.leads.length === 0).length;
  if (leaderless === 0) return `${formatCount(total, "team")}, each with a lead.`;
  return `${formatCount(total, "team")}; ${leaderless} ${leaderless === 1 ? "has" : "have"} no lead yet.`;
}
