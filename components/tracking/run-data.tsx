import { Card } from "../ui/card";
import { formatNumber } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import type { WholeRun } from "./run-view";

/** What the run read. */
export function DatasetCard({ run: { datasets } }: { run: WholeRun }) {
  return (
    <Card title="Datasets it read">
      {datasets.length === 0 ? (
        <Quiet>
          None was logged. <code>mlflow.log_input</code> ties a run to its data.
        </Quiet>
      ) : (
        <Rows>
          {datasets.map(({ name, digest, sourceType, tags }) => (
            <Row
              key={`${name} ${digest}`}
              title={name}
              about={[
                <>
                  {tags["mlflow.data.context"] ?? "context not told"}, {sourceType}, digest{" "}
                  <code>{digest}</code>
                </>,
              ]}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

/** What it wrote, and what it began from. */
export function ModelCard({ run: { modelInputs, modelOutputs } }: { run: WholeRun }) {
  if (modelInputs.length + modelOutputs.length === 0) {
    return (
      <Card title="Models it wrote">
        <Quiet>None.</Quiet>
      </Card>
    );
  }
  return (
    <Card title="Models it wrote">
      <Rows>
        {modelOutputs.map(({ modelId, step }) => (
          <Row
            key={modelId}
            title={<code>{modelId}</code>}
            about={[`at step ${formatNumber(step)}`]}
          />
        ))}
        {modelInputs.map(({ modelId }) => (
          <Row key={`in ${modelId}`} title={<code>{modelId}</code>} about={["read by this run"]} />
        ))}
      </Rows>
    </Card>
  );
}
