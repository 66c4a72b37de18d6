import { formatNumber } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Badge, Status } from "../ui/status";
import type { Column } from "../ui/table/column";
import { Time } from "../ui/time";
import {
  type Feature,
  ownerWords,
  promiseWords,
  seenWords,
  statusKind,
  statusWords,
} from "./words";

const Unknown = ({ word }: { word: string }) => <Quiet>{word}</Quiet>;

const Seen = ({ known }: { known: Feature["training"] }) =>
  known === "unknown" ? <Unknown word={seenWords.unknown} /> : seenWords[known];

export const columnsFor = (zone: string): readonly Column<Feature>[] => [
  { id: "name", header: "Feature", sort: "ascending", cell: ({ name }) => name },
  { id: "entity", header: "About", cell: ({ entity }) => entity || <Unknown word="Not said" /> },
  { id: "type", header: "Type", cell: ({ valueType }) => valueType || <Unknown word="Not said" /> },
  {
    id: "owner",
    header: "Who answers for it",
    cell: (row) => ownerWords(row) ?? <Unknown word="Nobody yet" />,
  },
  {
    id: "models",
    header: "Models",
    align: "end",
    sort: "descending",
    about: "Models whose version in use reads it; of a model with none in use, its newest version",
    cell: ({ models }) => formatNumber(models),
  },
  {
    id: "training",
    header: "In training",
    about: "Whether the data that versions in use were trained on had this column",
    cell: ({ training, skewed }) =>
      skewed ? <Badge status="bad">Never seen</Badge> : <Seen known={training} />,
  },
  {
    id: "serving",
    header: "In serving",
    about: "Whether a version in use reads it",
    cell: ({ serving }) => <Seen known={serving} />,
  },
  {
    id: "status",
    header: "Status",
    cell: ({ status }) => <Status status={statusKind[status]}>{statusWords[status]}</Status>,
  },
  {
    id: "fresh",
    header: "Promise",
    optional: true,
    cell: ({ freshMinutes }) =>
      freshMinutes === null ? <Unknown word="None" /> : promiseWords(freshMinutes),
  },
  {
    id: "changed",
    header: "Changed",
    sort: "descending",
    optional: true,
    cell: ({ updatedAt }) => <Time at={updatedAt} zone={zone} />,
  },
];
