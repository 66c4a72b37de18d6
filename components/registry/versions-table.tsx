"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { keysetPaging } from "../keyset-paging";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Chip } from "../ui/chip";
import { Quiet } from "../ui/quiet";
import type { Column } from "../ui/table/column";
import { DataTable } from "../ui/table/data-table";
import { TableSkeleton } from "../ui/table/table-skeleton";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import { versionsAsked } from "./versions-asked";
import { bytesWords, stageWord, type Version, versionPath } from "./words";

const columnsFor = (zone: string): readonly Column<Version>[] => [
  { id: "version", header: "Version", cell: ({ version }) => `Version ${version}` },
  {
    id: "aliases",
    header: "Aliases",
    cell: ({ aliases }) =>
      aliases.length === 0 ? "–" : aliases.map((alias) => <Chip key={alias}>{alias}</Chip>),
  },
  { id: "stage", header: "Stage", cell: ({ stage }) => stageWord(stage) },
  {
    id: "made",
    header: "Registered",
    cell: ({ createdAt }) => <Time at={createdAt} zone={zone} />,
  },
  { id: "who", header: "Who", cell: ({ userName }) => userName || "–" },
  {
    id: "files",
    header: "Files",
    align: "end",
    cell: ({ artifactBytes }) =>
      artifactBytes === null ? <Quiet>Not read</Quiet> : bytesWords(artifactBytes),
  },
  {
    id: "frozen",
    header: "Frozen",
    cell: ({ frozenAt }) =>
      frozenAt === null ? "–" : <Time at={frozenAt} zone={zone} style="date" />,
  },
  {
    id: "description",
    header: "Description",
    optional: true,
    cell: ({ description }) => description.slice(0, 120) || "–",
  },
];

/** The versions of a model, the newest first. */
export function VersionsTable({ name }: { name: string }) {
  const trpc = useTRPC();
  const { zone } = useMe();
  const asked = versionsAsked(useSearchParams(), name);
  const { data, isPending, error, refetch } = useQuery(
    trpc.registry.listVersions.queryOptions(asked, { placeholderData: keepPreviousData }),
  );
  if (isPending) return <TableSkeleton awaiting="the versions" />;
  const title = "The versions could not be read";
  return (
    <DataTable
      caption="Versions"
      columns={columnsFor(zone)}
      rows={data?.rows ?? []}
      rowId={({ version }) => String(version)}
      rowHref={({ version }) => versionPath(name, version)}
      paging={keysetPaging(data, asked.cursor)}
      error={
        error === null
          ? undefined
          : { title, cause: sentenceOf(error), onRetry: () => void refetch() }
      }
      empty={{
        title: "No version yet",
        children: "Versions appear here as scripts register them.",
      }}
    />
  );
}
