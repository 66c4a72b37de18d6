"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { Inputs, Outputs } from "~/server/api/trpc/root";
import { PageStack } from "../page-stack";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Callout } from "../ui/callout";
import { formatNumber } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { Status } from "../ui/status";
import type { Column } from "../ui/table/column";
import { DataTable } from "../ui/table/data-table";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import { EventPanel } from "./event-panel";
import { ExportTrail } from "./export-trail";
import { Integrity } from "./integrity";
import { trailFields } from "./trail-query";

export type TrailEvent = Outputs["audit"]["listEvents"]["rows"][number];

const columnsFor = (zone: string): readonly Column<TrailEvent>[] => [
  { id: "time", header: "Time", cell: (event) => <Time at={event.at} zone={zone} /> },
  { id: "actor", header: "Who", cell: (event) => `${event.actorName}${kindOf(event)}` },
  { id: "action", header: "What", cell: (event) => <code>{event.action}</code> },
  {
    id: "outcome",
    header: "Outcome",
    cell: ({ outcome }) =>
      outcome === "done" ? (
        <Status status="good">Done</Status>
      ) : (
        <Status status="bad">Refused</Status>
      ),
  },
  {
    id: "subject",
    header: "On what",
    cell: ({ subject }) => (subject === "" ? "–" : <code>{subject}</code>),
  },
  { id: "seq", header: "Entry", align: "end", cell: ({ seq }) => `#${formatNumber(seq)}` },
  { id: "reason", header: "Reason", optional: true, cell: ({ detail }) => detail.reason ?? "–" },
  {
    id: "request",
    header: "Request",
    optional: true,
    cell: ({ requestId }) => <code>{requestId}</code>,
  },
];

const kindOf = ({ actorKind }: TrailEvent): string =>
  actorKind === "member" ? "" : actorKind === "token" ? " (token)" : " (Cairn itself)";

type AuditViewProps = {
  asked: Inputs["audit"]["listEvents"];
  /** Parts of the filter that the trail cannot be asked for. */
  unused: readonly string[];
};

/** Who did what, when, to what; and whether the trail is whole. */
export function AuditView({ asked, unused }: AuditViewProps) {
  const trpc = useTRPC();
  const me = useMe();
  const { data } = useSuspenseQuery(trpc.audit.listEvents.queryOptions(asked));
  const panel = usePanel();
  const open = data.rows.find(({ seq }) => String(seq) === panel.selected);
  const exports = me.can("audit:export");
  return (
    <>
      <PageHeader
        title="Audit trail"
        finding={`${formatNumber(data.total)} entries. Each is chained to the one before by a hash, so that nothing can be changed or taken out unseen.`}
        actions={exports ? <ExportTrail asked={asked} /> : undefined}
      />
      <PageStack>
        <Integrity total={data.total} />
        {unused.length > 0 && (
          <Callout tone="watch">
            The trail cannot be filtered by {unused.join(", ")}. Use the fields that the filter box
            suggests.
          </Callout>
        )}
        <DataTable
          caption="Audit trail"
          columns={columnsFor(me.zone)}
          rows={data.rows}
          rowId={({ seq }) => String(seq)}
          rowHref={({ seq }) => panel.hrefOf(String(seq))}
          fields={trailFields}
          quickFilters={["outcome:refused", "time:>=-7d", "action:identity."]}
          paging={{
            total: data.matching,
            unfiltered: data.total,
            first: asked.cursor === undefined ? 1 : null,
            previous: asked.cursor === undefined ? null : "",
            next: data.nextCursor,
          }}
          empty={{
            title: "No entry yet",
            children: "Everything that is done here leaves an entry.",
          }}
        />
      </PageStack>
      {open !== undefined && <EventPanel event={open} onClose={panel.close} />}
    </>
  );
}

/** The entry whose panel is open stands in the address, so that it can be shared. */
function usePanel() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const hrefOf = (selected: string | null) => {
    const next = new URLSearchParams(params);
    if (selected === null) next.delete("sel");
    else next.set("sel", selected);
    return next.size === 0 ? pathname : `${pathname}?${next}`;
  };
  return {
    selected: params.get("sel"),
    hrefOf,
    close: () => router.replace(toRoute(hrefOf(null)), { scroll: false }),
  };
}
