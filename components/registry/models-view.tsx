"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { keysetPaging } from "../keyset-paging";
import { PageStack } from "../page-stack";
import { sentenceOf } from "../problem";
import { useSavedViews } from "../saved-views";
import { useTRPC } from "../trpc";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { formatCount, formatNumber } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { DataTable } from "../ui/table/data-table";
import { TableSkeleton } from "../ui/table/table-skeleton";
import { Tabs } from "../ui/tabs";
import { useMe } from "../use-me";
import { ConnectModel } from "./connect-model";
import { CreateModelButton } from "./create-model";
import { ExportModels } from "./export-models";
import { ModelSelection } from "./model-selection";
import { modelFields, type ModelsAsked, modelsAsked, type ModelsView } from "./models-asked";
import { columnsFor } from "./models-table";
import { type Model, modelPath } from "./words";

const quickFilters = ["owner:me", "owner:unknown", "risk:high", "lifecycle:production"];

/** Every model of the organisation: who answers for it, and what its names mean now. */
export function ModelsView() {
  const me = useMe();
  const { asked, unused } = modelsAsked(useSearchParams());
  const view = asked.view ?? "active";
  const answer = useModels(asked);
  const { data } = answer;
  const writes = me.can("registry:write");
  return (
    <>
      <PageHeader
        title="Models"
        finding={data === undefined ? undefined : findingOf({ ...data, view })}
        actions={
          <>
            <ExportModels asked={asked} matching={data?.matching ?? 0} />
            {writes && <CreateModelButton />}
          </>
        }
      />
      <PageStack>
        {data?.total === 0 && view === "active" && <FirstVersion />}
        <Tabs label="Models" tabs={tabsFor(view)} />
        <Unused parts={unused} />
        {answer.isPending ? (
          <TableSkeleton awaiting="the models" />
        ) : (
          <ModelsList asked={asked} answer={answer} view={view} writes={writes} />
        )}
      </PageStack>
    </>
  );
}

function Unused({ parts }: { parts: readonly string[] }) {
  if (parts.length === 0) return null;
  return (
    <Callout tone="watch">
      The list cannot be filtered by {parts.join(", ")}. Use one value for each field.
    </Callout>
  );
}

const FirstVersion = () => (
  <Card title="Register a first version">
    <ConnectModel />
  </Card>
);

type ModelsListProps = {
  asked: ModelsAsked;
  answer: ReturnType<typeof useModels>;
  view: ModelsView;
  writes: boolean;
};

function ModelsList({ asked, answer, view, writes }: ModelsListProps) {
  const { zone } = useMe();
  const { data } = answer;
  const { views, onSaveView, beside } = useSavedViews("models");
  return (
    <>
      {beside}
      <DataTable<Model>
        views={views}
        onSaveView={onSaveView}
        caption={captions[view]}
        columns={columnsFor(zone)}
        rows={data?.rows ?? []}
        rowId={({ name }) => name}
        rowHref={view === "deleted" ? undefined : ({ name }) => modelPath(name)}
        fields={modelFields}
        quickFilters={view === "active" ? quickFilters : []}
        paging={keysetPaging(data, asked.cursor)}
        selection={writes ? selectionFor(view) : undefined}
        error={failureOf(answer)}
        empty={empty[view]}
      />
    </>
  );
}

/** What can be done with marked models, drawn for those that are marked. */
const selectionFor = (view: ModelsView) => (names: readonly string[]) => (
  <ModelSelection names={names} view={view} />
);

function useModels(asked: ModelsAsked) {
  const trpc = useTRPC();
  return useQuery(
    trpc.registry.listModels.queryOptions(asked, { placeholderData: keepPreviousData }),
  );
}

function failureOf({ error, refetch }: ReturnType<typeof useModels>) {
  if (error === null) return undefined;
  const title = "The models could not be read";
  return { title, cause: sentenceOf(error), onRetry: () => void refetch() };
}

const tabsFor = (view: ModelsView) => [
  { href: "/models", label: "In use", current: view === "active" },
  { href: "/models?archived=1", label: "Archived", current: view === "archived" },
  { href: "/models?deleted=1", label: "Deleted", current: view === "deleted" },
];

const captions = { active: "Models", archived: "Archived models", deleted: "Deleted models" };

const empty = {
  active: {
    title: "No model yet",
    children: "A model is a name that versions stand under. Scripts make it when they register.",
  },
  archived: {
    title: "Nothing is archived",
    children: "Archived models are left out of lists; whatever names them goes on working.",
  },
  deleted: {
    title: "Nothing is deleted",
    children: "Deleted models wait here for 30 days and can be restored with their versions.",
  },
};

type Found = { view: ModelsView; total: number; matching: number; rows: readonly Model[] };

function findingOf({ view, total, matching, rows }: Found): string {
  const kind = { active: "", archived: "archived ", deleted: "deleted " }[view];
  if (total === 0) return view === "active" ? "No model is registered yet." : `No ${kind}model.`;
  if (matching < total)
    return `${formatNumber(matching)} of ${formatCount(total, `${kind}model`)} match the filter.`;
  const all = formatCount(total, `${kind}model`);
  // Of pages that were not read nothing is known.
  if (view !== "active" || rows.length < total) return `${all}.`;
  const orphans = rows.filter(({ owner, ownerTeam }) => owner === null && ownerTeam === null);
  if (orphans.length === 0) return `${all}, and somebody answers for each.`;
  return `${all}; nobody answers for ${formatNumber(orphans.length)}.`;
}
