import { useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { formatCount, formatNumber } from "../ui/format-number";
import plain from "../ui/plain-table.module.css";
import { Quiet } from "../ui/quiet";
import { TableSkeleton } from "../ui/table/table-skeleton";
import { VisuallyHidden } from "../ui/visually-hidden";
import { filterOfGroup, type GroupBy, groupsAsked, groupText } from "./group-asked";
import { misreadOf } from "./misread";
import type { RunsAsked } from "./run-columns";

type Groups = Outputs["tracking"]["groupRuns"];
type Group = Groups["groups"][number];

type GroupTableProps = { asked: RunsAsked; by: GroupBy; metrics: readonly string[] };

/** The runs of the list by one value, with what each shown metric comes to; a group's name shows its runs. */
export function GroupTable({ asked, by, metrics }: GroupTableProps) {
  const trpc = useTRPC();
  const question = groupsAsked(asked, by, metrics);
  const { data, error, refetch } = useQuery(trpc.tracking.groupRuns.queryOptions(question));
  // A filter that cannot be read is shown at its box.
  if (misreadOf(error) !== null) return null;
  if (error !== null) {
    return (
      <ErrorState
        title="The groups could not be read"
        cause={sentenceOf(error)}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <TableSkeleton awaiting="the groups" />;
  const shown = question.metrics ?? [];
  return (
    <Card title={`${formatCount(data.total, "group")} by ${groupText(by)}`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it can scroll sideways, so keys must reach it */}
      <section className={plain["scroll"]} aria-label="Groups of runs" tabIndex={0}>
        <table className={plain["table"]}>
          <caption>
            <VisuallyHidden>Groups of runs</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{groupText(by)}</th>
              <th scope="col" className={plain["number"]}>
                Runs
              </th>
              {shown.map((metric) => (
                <th key={metric} scope="col" className={plain["number"]}>
                  {metric}: mean (least to greatest)
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.groups.map((group) => (
              <tr key={`${group.value === null} ${group.value}`}>
                <th scope="row">
                  <GroupName group={group} asked={asked} by={by} />
                </th>
                <td className={plain["number"]}>{formatNumber(group.runs)}</td>
                {shown.map((metric) => (
                  <td key={metric} className={plain["number"]}>
                    <Aggregate of={group.metrics[metric]} runs={group.runs} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {data.total > data.groups.length && (
        <Quiet>
          The {data.groups.length} largest of {formatNumber(data.total)} groups are listed. A filter
          narrows them.
        </Quiet>
      )}
    </Card>
  );
}

type GroupNameProps = { group: Group; asked: RunsAsked; by: GroupBy };

function GroupName({ group: { value }, asked, by }: GroupNameProps) {
  const pathname = usePathname();
  const params = useSearchParams();
  const words = value === null ? "not logged" : value === "" ? "empty" : value;
  const filter = filterOfGroup(asked.filter, by, value);
  if (filter === null) return words;
  const next = new URLSearchParams(params);
  for (const gone of ["group", "page", "view"]) next.delete(gone);
  next.set("q", filter);
  return <AppLink href={`${pathname}?${next}`}>{words}</AppLink>;
}

type AggregateProps = { of: Group["metrics"][string] | undefined; runs: number };

function Aggregate({ of, runs }: AggregateProps) {
  if (of === undefined) return <Quiet>not logged</Quiet>;
  const number = (value: number) => formatNumber(value, { significant: 4 });
  return (
    <>
      {number(of.mean)}
      {of.runs > 1 && ` (${number(of.least)} to ${number(of.greatest)})`}
      {of.runs < runs && (
        <span className={plain["note"]}>
          of {of.runs} of {runs} runs
        </span>
      )}
    </>
  );
}
