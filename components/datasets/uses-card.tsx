import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { formatNumber } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Time } from "../ui/time";

type UsesCardProps = { uses: Outputs["datasets"]["listUses"]; zone: string };

/** Which runs read it, newest first. */
export function UsesCard({ uses: { rows, matching }, zone }: UsesCardProps) {
  return (
    <Card title={`Runs that read it: ${formatNumber(matching)}`}>
      {rows.length === 0 ? (
        <Quiet>
          None was logged. <code>mlflow.log_input</code> ties a run to its data.
        </Quiet>
      ) : (
        <Rows>
          {rows.map((use) => (
            <Row
              key={`${use.runId} ${use.version}`}
              title={
                <AppLink href={`/experiments/${use.experimentId}/runs/${use.runId}`}>
                  {use.runName || use.runId.slice(-8)}
                </AppLink>
              }
              about={[
                <>
                  {use.context || "context not told"}, version {use.version}, in {use.experiment},{" "}
                  <Time at={use.startedAt} zone={zone} />
                </>,
              ]}
            />
          ))}
        </Rows>
      )}
      {rows.length < matching && (
        <Quiet>
          The newest {rows.length} are listed; the API gives all of them (GET /datasets/…/runs).
        </Quiet>
      )}
    </Card>
  );
}
