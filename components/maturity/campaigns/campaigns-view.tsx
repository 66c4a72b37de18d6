"use client";

import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import type { Accessors } from "../../arrange-rows";
import { askedOf, ListTable, wholeList } from "../../list-table";
import { useTRPC } from "../../trpc";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import type { Column } from "../../ui/table/column";
import type { QueryField } from "../../ui/table/query";
import { Time } from "../../ui/time";
import { useMe } from "../../use-me";
import { counted, dayWords } from "../words";
import { CampaignState, stateWord } from "./campaign-state";

type Page = Outputs["maturity"]["listCampaigns"];
type Campaign = Page["rows"][number];

const columnsIn = (zone: string): readonly Column<Campaign>[] => [
  { id: "name", header: "Campaign", sort: "ascending", cell: ({ name }) => name },
  {
    id: "framework",
    header: "Framework",
    sort: "ascending",
    cell: ({ framework }) => framework.title,
  },
  { id: "due", header: "Due", sort: "ascending", cell: ({ dueOn }) => dayWords(dueOn) },
  {
    id: "state",
    header: "State",
    sort: "ascending",
    cell: (campaign) => <CampaignState campaign={campaign} />,
  },
  {
    id: "done",
    header: "Done",
    align: "end",
    sort: "descending",
    cell: ({ progress }) => `${progress.done} of ${progress.asked}`,
  },
  {
    id: "late",
    header: "Late",
    align: "end",
    sort: "descending",
    cell: ({ progress }) => progress.late,
  },
  {
    id: "started",
    header: "Begun",
    sort: "descending",
    cell: ({ startedAt, startedBy }) => (
      <>
        <Time at={startedAt} zone={zone} style="date" /> by {startedBy}
      </>
    ),
  },
];

const accessors: Accessors<Campaign> = {
  name: ({ name }) => name,
  framework: ({ framework }) => framework.title,
  due: ({ dueOn }) => dueOn,
  state: stateWord,
  done: ({ progress }) => progress.done,
  asked: ({ progress }) => progress.asked,
  late: ({ progress }) => progress.late,
  started: ({ startedAt }) => startedAt,
};

const fields: readonly QueryField[] = [
  { name: "name", label: "Name of the campaign", kind: "text" },
  { name: "framework", label: "Name of the framework", kind: "text" },
  {
    name: "state",
    label: "State",
    kind: "choice",
    options: ["open", "late", "closed", "cancelled"],
  },
  { name: "late", label: "Teams that are late", kind: "number" },
];

/** Every campaign of the organisation, newest first. */
export function CampaignsView() {
  const trpc = useTRPC();
  const me = useMe();
  const params = useSearchParams();
  const { data: first } = useSuspenseQuery(
    trpc.maturity.listCampaigns.queryOptions({ limit: wholeList }),
  );
  const whole = first.nextCursor === null;
  const { data: page = first } = useQuery(
    trpc.maturity.listCampaigns.queryOptions(askedOf(params), {
      enabled: !whole,
      placeholderData: keepPreviousData,
    }),
  );
  const start = me.can("maturity:campaign") ? (
    <LinkButton variant="primary" href="/maturity/campaigns/new">
      Start a campaign
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Maturity", href: "/maturity" }]}
        title="Campaigns"
        finding={findingOf(first)}
        actions={start}
      />
      <ListTable
        caption="Campaigns"
        columns={columnsIn(me.zone)}
        accessors={accessors}
        fields={fields}
        page={whole ? first : page}
        whole={whole}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/maturity/campaigns/${id}`}
        quickFilters={["state:open", "state:late"]}
        empty={{
          title: "No campaign yet",
          children:
            "A campaign asks several teams to assess themselves with one framework by a day, and shows how far each is.",
          ...(start === undefined ? {} : { action: start }),
        }}
      />
    </>
  );
}

function findingOf({ rows, total }: Page): string {
  if (total === 0) return "No team has been asked to assess itself by a day.";
  const open = rows.filter(({ status }) => status === "open");
  const late = open.reduce((sum, { progress }) => sum + progress.late, 0);
  const running = `${counted(open.length, "campaign is", "campaigns are")} open`;
  return late === 0
    ? `${running}; nobody is late.`
    : `${running}; ${counted(late, "team is", "teams are")} late.`;
}
