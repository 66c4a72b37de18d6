"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { PageStack } from "../page-stack";
import { useTRPC } from "../trpc";
import { Callout } from "../ui/callout";
import { formatCount, formatNumber } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { DataTable } from "../ui/table/data-table";
import { TableSkeleton } from "../ui/table/table-skeleton";
import { Tabs } from "../ui/tabs";
import { useMe } from "../use-me";
import { failureOf, pagingOf } from "./asked-page";
import { Candidates, CandidatesCallout } from "./candidates";
import { DefineFeatureButton } from "./define-feature";
import { ExportFeatures } from "./export-features";
import { featureFields, featuresAsked, showsCandidates } from "./features-asked";
import { columnsFor } from "./features-table";
import { type Feature, type FeaturePage, featurePath } from "./words";

const quickFilters = ["use:skewed", "use:shared", "use:unused", "owner:unknown"];

/** Is there already a feature for this, and is it safe to use again? */
export function FeaturesView() {
  const params = useSearchParams();
  const me = useMe();
  const trpc = useTRPC();
  const candidates = showsCandidates(params);
  const { asked, unused } = featuresAsked(params);
  const { data } = useQuery(
    trpc.features.listFeatures.queryOptions(asked, { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <PageHeader
        title="Features"
        finding={data === undefined ? undefined : findingOf(data)}
        actions={
          <>
            {!candidates && <ExportFeatures asked={asked} matching={data?.matching ?? 0} />}
            {me.can("datasets:write") && <DefineFeatureButton />}
          </>
        }
      />
      <PageStack>
        {!candidates && <CandidatesCallout />}
        <Tabs
          label="Features"
          tabs={[
            { href: "/features", label: "Described", current: !candidates },
            { href: "/features?candidates=1", label: "Not described", current: candidates },
          ]}
        />
        {unused.length > 0 && !candidates && (
          <Callout tone="watch">
            The list cannot be filtered by {unused.join(", ")}. Use one value for each field.
          </Callout>
        )}
        {candidates ? <Candidates /> : <Described />}
      </PageStack>
    </>
  );
}

function Described() {
  const trpc = useTRPC();
  const me = useMe();
  const { asked } = featuresAsked(useSearchParams());
  const answer = useQuery(
    trpc.features.listFeatures.queryOptions(asked, { placeholderData: keepPreviousData }),
  );
  if (answer.isPending) return <TableSkeleton awaiting="the features" />;
  return (
    <DataTable<Feature>
      caption="Features"
      columns={columnsFor(me.zone)}
      rows={answer.data?.rows ?? []}
      rowId={({ name }) => name}
      rowHref={({ name }) => featurePath(name)}
      fields={featureFields}
      quickFilters={quickFilters}
      paging={pagingOf(asked.cursor ?? null, answer.data)}
      error={failureOf(answer, "The features could not be read")}
      empty={{
        title: "No feature is described yet",
        children:
          "A feature is a column that models read, with what it means, where it comes from and who answers for it. Columns of signatures are offered here.",
      }}
    />
  );
}

function findingOf({ total, matching, skewed }: FeaturePage): string {
  if (total === 0) return "No feature is described yet.";
  const all = formatCount(total, "feature");
  const found = matching < total ? `${formatNumber(matching)} of ${all} match.` : `${all}.`;
  if (skewed === 0) return found;
  return `${found} ${formatNumber(skewed)} used in serving and never seen in training.`;
}
