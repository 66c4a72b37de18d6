"use client";

import type { Accessors } from "../arrange-rows";
import { ListTable } from "../list-table";
import { Card } from "../ui/card";
import { formatNumber } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Status } from "../ui/status";
import type { Column } from "../ui/table/column";
import type { QueryField } from "../ui/table/query";
import type { WholeFeature } from "./words";

type Consumer = WholeFeature["consumers"][number];

const trainingWords = ({ inTraining }: Consumer): string =>
  inTraining === null ? "Not known" : inTraining ? "Seen" : "Never seen";

const columns: readonly Column<Consumer>[] = [
  {
    id: "model",
    header: "Version",
    sort: "ascending",
    cell: ({ model, version }) => `${model} ${version}`,
  },
  {
    id: "inuse",
    header: "In use",
    sort: "descending",
    cell: ({ inUse }) => (inUse ? <Status status="good">In use</Status> : <Quiet>No</Quiet>),
  },
  { id: "type", header: "Reads it as", sort: "ascending", cell: ({ type }) => type || "Not said" },
  {
    id: "required",
    header: "Must be there",
    cell: ({ required }) => (required === null ? "Not said" : required ? "Yes" : "No"),
  },
  { id: "training", header: "In its training data", sort: "ascending", cell: trainingWords },
];

const accessors: Accessors<Consumer> = {
  model: ({ model, version }) => `${model} ${version}`,
  inuse: ({ inUse }) => inUse,
  type: ({ type }) => type,
  required: ({ required }) => required,
  training: trainingWords,
};

const fields: readonly QueryField[] = [
  { name: "model", label: "Name of the model", kind: "text" },
  { name: "type", label: "Type in its signature", kind: "text" },
  { name: "training", label: "Seen, never seen or not known", kind: "text" },
];

/** Every version whose signature names the column. */
export function Consumers({ feature }: { feature: WholeFeature }) {
  const { consumers, consumerCount } = feature;
  const rest = consumerCount - consumers.length;
  return (
    <Card title="Read by">
      {rest > 0 && (
        <Quiet>
          {formatNumber(consumers.length)} of {formatNumber(consumerCount)} versions are listed,
          those in use first.
        </Quiet>
      )}
      <ListTable
        caption="Versions that read it"
        columns={columns}
        accessors={accessors}
        fields={fields}
        page={{
          rows: consumers,
          nextCursor: null,
          matching: consumers.length,
          total: consumers.length,
        }}
        whole
        rowId={({ model, version }) => `${model} ${version}`}
        rowHref={({ model, version }) => `/models/${encodeURIComponent(model)}/versions/${version}`}
        empty={{
          title: "No version reads it",
          headingLevel: 3,
          children: "Versions appear here when their signature names a column that is called so.",
        }}
      />
    </Card>
  );
}
