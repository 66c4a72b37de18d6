"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import type { Accessors } from "../../arrange-rows";
import { ListTable } from "../../list-table";
import { useTRPC } from "../../trpc";
import { AppLink } from "../../ui/app-link";
import { Callout } from "../../ui/callout";
import { PageHeader } from "../../ui/page-header";
import { PageStack } from "../../page-stack";
import { Status } from "../../ui/status";
import type { Column } from "../../ui/table/column";
import type { QueryField } from "../../ui/table/query";
import { Time } from "../../ui/time";
import { useMe } from "../../use-me";
import { counted, dayWords } from "../words";
import { CampaignState } from "./campaign-state";
import { EndCampaign } from "./end-campaign";
import { MoveCampaign } from "./move-campaign";

type Campaign = Outputs["maturity"]["findCampaign"];
type Asked = Campaign["teams"][number];

const words = { done: "done", answering: "answering", not_started: "not started" } as const;

/** One campaign: what it asks, of whom, and how far each team is. */
export function CampaignView({ campaignId }: { campaignId: string }) {
  const trpc = useTRPC();
  const me = useMe();
  const { data: campaign } = useSuspenseQuery(
    trpc.maturity.findCampaign.queryOptions({ campaignId }),
  );
  const { teams, name, framework, status } = campaign;
  const manages = me.can("maturity:campaign") && status === "open";
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Maturity", href: "/maturity" },
          { label: "Campaigns", href: "/maturity/campaigns" },
        ]}
        title={name}
        status={<CampaignState campaign={campaign} />}
        finding={findingOf(campaign)}
        meta={
          <p>
            {framework.title} · begun <Time at={campaign.startedAt} zone={me.zone} style="date" />{" "}
            by {campaign.startedBy}
          </p>
        }
        actions={
          manages ? (
            <>
              <MoveCampaign campaignId={campaignId} dueOn={campaign.dueOn} />
              <EndCampaign campaignId={campaignId} />
            </>
          ) : undefined
        }
      />
      <PageStack>
        <Ended campaign={campaign} zone={me.zone} />
        {campaign.message !== "" && <Callout tone="info">{campaign.message}</Callout>}
        <ListTable
          caption="Teams asked"
          columns={columnsIn(framework.key, me.zone)}
          accessors={accessors}
          fields={fields}
          page={{ rows: teams, nextCursor: null, matching: teams.length, total: teams.length }}
          whole
          rowId={({ team }) => team.id}
          quickFilters={["late:yes", 'state:"not started"']}
          empty={{
            title: "No team is asked any more",
            children: "Every team of this campaign was archived or removed.",
          }}
        />
      </PageStack>
    </>
  );
}

function findingOf({ progress, dueOn, status }: Campaign): string {
  const { asked, done, answering, notStarted, late } = progress;
  const far = `${done} of ${counted(asked, "team", "teams")} signed off, ${answering} answering, ${notStarted} not started`;
  if (status !== "open") return `${far}.`;
  return `${far}; due ${dayWords(dueOn)}${late > 0 ? `, ${late} late` : ""}.`;
}

function Ended({ campaign, zone }: { campaign: Campaign; zone: string }) {
  const { status, endedAt, endedBy, endReason } = campaign;
  if (endedAt === null) return null;
  return (
    <Callout
      tone="info"
      title={status === "closed" ? "This campaign is closed" : "This campaign is cancelled"}
    >
      <Time at={endedAt} zone={zone} style="datetime" />, by {endedBy}.
      {endReason !== "" && ` ${endReason}`}
    </Callout>
  );
}

const columnsIn = (framework: string, zone: string): readonly Column<Asked>[] => [
  {
    id: "team",
    header: "Team",
    sort: "ascending",
    cell: ({ team }) => (
      <AppLink href={`/maturity/${team.slug}?framework=${encodeURIComponent(framework)}`}>
        {team.name}
      </AppLink>
    ),
  },
  {
    id: "state",
    header: "State",
    sort: "ascending",
    cell: ({ state, late }) => (
      <Status status={late ? "watch" : state === "done" ? "good" : "unknown"}>
        {late ? `Late, ${words[state]}` : capital(words[state])}
      </Status>
    ),
  },
  {
    id: "answered",
    header: "Answered",
    align: "end",
    cell: ({ open }) =>
      open === null ? (
        "–"
      ) : (
        <AppLink href={`/assessments/${open.assessmentId}`}>
          {open.answered} of {open.asked}
        </AppLink>
      ),
  },
  {
    id: "signed",
    header: "Signed off",
    sort: "descending",
    cell: ({ signedOffAt }) =>
      signedOffAt === null ? "–" : <Time at={signedOffAt} zone={zone} style="date" />,
  },
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const accessors: Accessors<Asked> = {
  team: ({ team }) => team.name,
  state: ({ state }) => words[state],
  late: ({ late }) => (late ? "yes" : "no"),
  answered: ({ open }) => open?.answered ?? null,
  asked: ({ open }) => open?.asked ?? null,
  signed: ({ signedOffAt }) => signedOffAt,
};

const fields: readonly QueryField[] = [
  { name: "team", label: "Name of the team", kind: "text" },
  { name: "state", label: "State", kind: "choice", options: ["done", "answering", "not started"] },
  { name: "late", label: "Late", kind: "choice", options: ["yes", "no"] },
];
