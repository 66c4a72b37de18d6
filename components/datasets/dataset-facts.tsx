import { datasetPath } from "~/server/datasets/rules/dataset-path";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { DefinitionList } from "../ui/definition-list";
import { formatCount, unknownMark } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { OriginsButton } from "./origins-button";
import { type Dataset, ownerWords, promiseWords } from "./words";

/** The six things a catalogue says of data, then what is promised of it. */
export function DatasetFacts({ dataset }: { dataset: Dataset }) {
  const { missing, formerNames } = dataset;
  return (
    <Card
      title={`Catalogue card: ${6 - missing.length} of 6 known`}
      actions={<OriginsButton dataset={dataset} />}
    >
      <DefinitionList items={[...catalogueFacts(dataset), ...promisedFacts(dataset)]} />
      {missing.length > 0 && <Quiet>Nobody has told: {missing.join(", ")}.</Quiet>}
      {formerNames.length > 0 && (
        <Quiet>It was called {formerNames.join(", ")}; these names lead here.</Quiet>
      )}
    </Card>
  );
}

const catalogueFacts = (dataset: Dataset) => [
  { term: "Source", detail: dataset.source ?? unknownMark },
  { term: "Type", detail: dataset.dataType?.replaceAll("_", " ") ?? unknownMark },
  { term: "Format", detail: dataset.format ?? unknownMark },
  { term: "Owner", detail: ownerWords(dataset) || unknownMark },
  { term: "Usage", detail: dataset.runs === 0 ? unknownMark : formatCount(dataset.runs, "run") },
  { term: "Made from", detail: <Names names={dataset.madeFrom} /> },
  { term: "Feeds", detail: <Names names={dataset.feeds} /> },
];

const promisedFacts = (dataset: Dataset) => [
  { term: "Classification", detail: dataset.classification ?? unknownMark },
  { term: "Freshness", detail: promiseWords(dataset) },
  {
    term: "Retention",
    detail:
      dataset.retentionDays === null ? unknownMark : formatCount(dataset.retentionDays, "day"),
  },
  { term: "Licence", detail: dataset.licence ?? unknownMark },
];

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return unknownMark;
  return names.map((name, at) => (
    <span key={name}>
      {at > 0 && ", "}
      <AppLink href={datasetPath(name)}>{name}</AppLink>
    </span>
  ));
}
