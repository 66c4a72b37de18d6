import { Chip } from "../ui/chip";
import { formatNumber } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Status } from "../ui/status";
import type { Column } from "../ui/table/column";
import { Time } from "../ui/time";
import { lifecycleStatus, lifecycleWords, type Model, ownerWords, riskWords } from "./words";

/** Tags in a row; the model's own page has them all. */
const mostTags = 3;

const Unknown = ({ word }: { word: string }) => <Quiet>{word}</Quiet>;

export const columnsFor = (zone: string): readonly Column<Model>[] => [
  { id: "name", header: "Model", sort: "ascending", cell: ({ name }) => name },
  {
    id: "owner",
    header: "Who answers for it",
    cell: (row) => ownerWords(row) ?? <Unknown word="Nobody yet" />,
  },
  {
    id: "risk",
    header: "Risk",
    cell: ({ riskTier }) =>
      riskTier === null ? <Unknown word="Not judged" /> : riskWords[riskTier],
  },
  {
    id: "lifecycle",
    header: "Lifecycle",
    cell: ({ lifecycle }) => (
      <Status status={lifecycleStatus[lifecycle]}>{lifecycleWords[lifecycle]}</Status>
    ),
  },
  {
    id: "aliases",
    header: "Aliases",
    cell: ({ aliases }) =>
      aliases.length === 0
        ? "–"
        : aliases.map(({ alias, version }) => (
            <Chip key={alias}>
              {alias}: {version}
            </Chip>
          )),
  },
  {
    id: "versions",
    header: "Versions",
    align: "end",
    cell: ({ versionCount }) => formatNumber(versionCount),
  },
  {
    id: "changed",
    header: "Changed",
    sort: "descending",
    cell: ({ updatedAt }) => <Time at={updatedAt} zone={zone} />,
  },
  {
    id: "made",
    header: "Made",
    sort: "descending",
    optional: true,
    cell: ({ createdAt }) => <Time at={createdAt} zone={zone} style="date" />,
  },
  {
    id: "deputy",
    header: "Deputy",
    optional: true,
    cell: ({ deputy }) => deputy?.name ?? "–",
  },
  {
    id: "tags",
    header: "Tags",
    optional: true,
    cell: ({ tags }) => <Tags tags={tags} />,
  },
  {
    id: "kept",
    header: "Kept until",
    optional: true,
    cell: ({ keptUntil }) =>
      keptUntil === null ? "–" : <Time at={keptUntil} zone={zone} style="date" />,
  },
];

function Tags({ tags }: { tags: Model["tags"] }) {
  const all = Object.entries(tags);
  if (all.length === 0) return "–";
  return (
    <>
      {all.slice(0, mostTags).map(([key, value]) => (
        <Chip key={key} title={`${key}: ${value}`}>
          {key}: {value.slice(0, 40)}
        </Chip>
      ))}
      {all.length > mostTags && ` and ${all.length - mostTags} more`}
    </>
  );
}
