"use client";

import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import type { Accessors } from "../arrange-rows";
import { askedOf, ListTable, wholeList } from "../list-table";
import { useTRPC } from "../trpc";
import { AppLink } from "../ui/app-link";
import { Chip } from "../ui/chip";
import { LinkButton } from "../ui/link-button";
import { HowComputed } from "../ui/how-computed";
import { PageHeader } from "../ui/page-header";
import type { Column } from "../ui/table/column";
import type { QueryField } from "../ui/table/query";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import { usesOf } from "../framework-in-view";
import { FrameworkTabs } from "../framework-tabs";
import { CollectAllEvidence } from "./collect-all-evidence";
import { levelName } from "./words";

type Portfolio = Outputs["maturity"]["portfolio"];
type Team = Portfolio["rows"][number];
type Cell = Team["frameworks"][number];

const views = ["claimed", "confirmed", "proven"] as const;
const labels = { claimed: "Claimed", confirmed: "Confirmed", proven: "Proven" };

const cellOf = (team: Team, framework: string): Cell | undefined =>
  team.frameworks.find((cell) => cell.framework === framework);

/** Every team on one framework: levels at the last milestone, and what is being answered now. */
export function PortfolioView({ framework, children }: { framework: string; children: ReactNode }) {
  const trpc = useTRPC();
  const { zone, can } = useMe();
  const params = useSearchParams();
  const { data: first } = useSuspenseQuery(
    trpc.maturity.portfolio.queryOptions({ framework, limit: wholeList }),
  );
  const { data: overview } = useSuspenseQuery(trpc.maturity.overview.queryOptions({}));
  const whole = first.nextCursor === null;
  const { data: page = first } = useQuery(
    trpc.maturity.portfolio.queryOptions(
      { ...askedOf(params), framework },
      {
        enabled: !whole,
        placeholderData: keepPreviousData,
      },
    ),
  );
  return (
    <>
      <PageHeader
        title="Maturity"
        finding={findingOf(first, framework)}
        actions={
          <>
            {can("maturity:write") && <CollectAllEvidence />}
            <LinkButton href="/maturity/campaigns">Campaigns</LinkButton>
          </>
        }
      />
      <FrameworkTabs
        frameworks={overview.frameworks.map((one) => ({ ...one, used: usesOf(one) > 0 }))}
        current={framework}
        hrefOf={(key) => `/maturity?framework=${key}`}
      />
      {children}
      <HowComputed
        summary="How the levels below are computed"
        lines={levelLines(first, framework)}
      />
      <ListTable
        caption="Teams and their levels"
        columns={columnsFor(framework, zone)}
        accessors={accessorsFor(framework)}
        fields={fields}
        page={whole ? first : page}
        whole={whole}
        rowId={(team) => team.id}
        rowHref={(team) => `/maturity/${team.slug}?framework=${framework}`}
        empty={{
          title: "No team to score yet",
          children: "Maturity is scored per team. Teams appear here once an admin makes them.",
        }}
      />
    </>
  );
}

function findingOf({ rows, total }: Portfolio, framework: string): string {
  if (total === 0) return "No team exists yet, so nothing is scored.";
  const cells = rows.map((team) => cellOf(team, framework));
  const assessed = cells.filter((cell) => cell?.levels).length;
  const overclaimed = cells.filter(
    (cell) => (cell?.levels?.claimed ?? 0) > (cell?.levels?.confirmed ?? Number.POSITIVE_INFINITY),
  ).length;
  const claims =
    overclaimed === 0
      ? "no claimed level is above the confirmed one"
      : `${overclaimed} ${overclaimed === 1 ? "claims" : "claim"} a level above the confirmed one`;
  return `${assessed} of ${total} teams have a milestone; ${claims}.`;
}

/** The finding with the teams behind it. */
function levelLines({ rows }: Portfolio, framework: string): string[] {
  const above = rows.flatMap((team) => {
    const { claimed = null, confirmed = null } = cellOf(team, framework)?.levels ?? {};
    return claimed !== null && confirmed !== null && claimed > confirmed
      ? [`${team.name} claims ${claimed}, confirmed is ${confirmed}.`]
      : [];
  });
  return [
    "A team's levels are those of its last milestone; a dash is not known. Open a team to see the arithmetic with its own answers and evidence.",
    ...(above.length === 0
      ? [
          "No team's claimed level is above its confirmed one. Single practices can still be contradicted; the team's page lists them.",
        ]
      : above),
  ];
}

const fields: readonly QueryField[] = [
  { name: "name", label: "Name of the team", kind: "text" },
  ...views.map((view) => ({ name: view, label: `${labels[view]} level`, kind: "number" as const })),
];

const columnsFor = (framework: string, zone: string): readonly Column<Team>[] => [
  { id: "name", header: "Team", sort: "ascending", cell: (team) => <TeamName team={team} /> },
  ...views.map((view) => ({
    id: view,
    header: labels[view],
    sort: "descending" as const,
    cell: (team: Team) => {
      const cell = cellOf(team, framework);
      return levelName(cell?.titles[view] ?? null, cell?.levels?.[view] ?? null);
    },
  })),
  {
    id: "milestone",
    header: "Last milestone",
    cell: (team) => {
      const milestone = cellOf(team, framework)?.milestone;
      if (!milestone) return "None yet";
      return <Time at={milestone.takenAt} zone={zone} style="date" />;
    },
  },
  {
    id: "expiring",
    header: "Answers to confirm",
    sort: "descending",
    cell: (team) => <ToConfirm team={team} framework={framework} />,
  },
  {
    id: "open",
    header: "Open assessment",
    cell: (team) => {
      const open = cellOf(team, framework)?.open;
      return open ? <AppLink href={`/assessments/${open.assessmentId}`}>Continue</AppLink> : "–";
    },
  },
];

function TeamName({ team }: { team: Team }) {
  return (
    <>
      {team.name} {team.isDemo && <Chip>Demo</Chip>}
    </>
  );
}

/** Leads to where "Still true" is pressed. Nobody answered yet is no "nothing". */
function ToConfirm({ team, framework }: { team: Team; framework: string }) {
  const due = cellOf(team, framework)?.expiring ?? null;
  if (due === null) return <span title="Not known: nobody answered, or assessors still do">–</span>;
  const { assessmentId, soon, expired } = due;
  if (soon + expired === 0) return <>Nothing due</>;
  const words = [
    ...(soon > 0 ? [`${soon} within 30 days`] : []),
    ...(expired > 0 ? [`${expired} too old`] : []),
  ].join(", ");
  const start = `/assessments/new?team=${team.slug}&framework=${encodeURIComponent(framework)}`;
  return (
    <AppLink href={assessmentId === null ? start : `/assessments/${assessmentId}`}>{words}</AppLink>
  );
}

const accessorsFor = (framework: string): Accessors<Team> => ({
  name: (team) => team.name,
  claimed: (team) => cellOf(team, framework)?.levels?.claimed ?? null,
  confirmed: (team) => cellOf(team, framework)?.levels?.confirmed ?? null,
  proven: (team) => cellOf(team, framework)?.levels?.proven ?? null,
  milestone: (team) => cellOf(team, framework)?.milestone?.takenAt ?? null,
  expiring: (team) => cellOf(team, framework)?.expiring?.soon ?? null,
  open: (team) => (cellOf(team, framework)?.open ? "open" : ""),
});
