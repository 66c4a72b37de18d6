import type { Outputs } from "~/server/api/trpc/root";
import { PageStack } from "../page-stack";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { Columns } from "../ui/columns";
import { PageHeader } from "../ui/page-header";
import plain from "../ui/plain-table.module.css";
import { Quiet } from "../ui/quiet";
import { Badge } from "../ui/status";
import { ContractCard } from "./contract-card";
import { DatasetActions } from "./dataset-actions";
import { DatasetFacts } from "./dataset-facts";
import { DatasetTags } from "./dataset-tags";
import { QualityCard } from "./quality-card";
import { UsesCard } from "./uses-card";
import { VersionsCard } from "./versions-card";
import { type Dataset, freshnessWords, promiseWords } from "./words";

type DatasetViewProps = {
  dataset: Dataset;
  versions: Outputs["datasets"]["listDatasetVersions"];
  quality: Outputs["datasets"]["listQuality"];
  uses: Outputs["datasets"]["listUses"];
  zone: string;
};

/** One dataset: whether it can be trusted, what it holds, who answers for it and who reads it. */
export function DatasetView({ dataset, versions, quality, uses, zone }: DatasetViewProps) {
  const { status, word } = freshnessWords[dataset.freshness.state];
  return (
    <>
      <PageHeader
        title={dataset.name}
        crumbs={[{ label: "Datasets", href: "/datasets" }]}
        finding={dataset.finding}
        status={
          <Badge status={status} title={promiseWords(dataset)}>
            {word}
          </Badge>
        }
        actions={<DatasetActions dataset={dataset} />}
      />
      <PageStack>
        {dataset.deletedAt !== null && (
          <Callout tone="watch" title="This dataset is deleted">
            All of it is kept. Restore it to change anything.
          </Callout>
        )}
        <Columns ratio="2:1">
          <PageStack>
            <VersionsCard name={dataset.name} versions={versions} zone={zone} />
            <QualityCard name={dataset.name} quality={quality} zone={zone} />
            <UsesCard uses={uses} zone={zone} />
          </PageStack>
          <PageStack>
            <Card title="About">
              {dataset.description === "" ? (
                <Quiet>Nobody has described it yet.</Quiet>
              ) : (
                <p className={plain["long"]}>{dataset.description}</p>
              )}
            </Card>
            <DatasetTags dataset={dataset} />
            <DatasetFacts dataset={dataset} />
            <ContractCard dataset={dataset} />
          </PageStack>
        </Columns>
      </PageStack>
    </>
  );
}
