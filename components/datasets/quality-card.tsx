import type { Outputs } from "~/server/api/trpc/root";
import { datasetPath } from "~/server/datasets/rules/dataset-path";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { formatNumber } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { outcomeWords } from "./words";

type QualityCardProps = {
  name: string;
  quality: Outputs["datasets"]["listQuality"];
  zone: string;
};

/** What checks found, newest first. */
export function QualityCard({
  name,
  quality: { rows, total, nextCursor },
  zone,
}: QualityCardProps) {
  return (
    <Card title={`Checks: ${formatNumber(total)}`}>
      {rows.length === 0 ? (
        <Quiet>Nobody has checked it. Attach a contract, or report results over the API.</Quiet>
      ) : (
        <Rows>
          {rows.map((result, at) => (
            <Row
              key={at}
              title={result.column === "" ? result.rule : `${result.column}: ${result.rule}`}
              about={[
                foundWords(result),
                <span key="when">
                  version {result.version}, <Time at={result.checkedAt} zone={zone} />
                </span>,
              ]}
            >
              <Status status={outcomeWords[result.outcome].status}>
                {outcomeWords[result.outcome].word}
              </Status>
            </Row>
          ))}
        </Rows>
      )}
      {nextCursor !== null && (
        <AppLink href={`${datasetPath(name)}?checks=${nextCursor}`}>Older checks</AppLink>
      )}
    </Card>
  );
}

type Result = QualityCardProps["quality"]["rows"][number];

const foundWords = ({ expected, observed }: Result): string =>
  [expected === "" ? "" : `expected ${expected}`, observed === "" ? "" : `found ${observed}`]
    .filter((words) => words !== "")
    .join(", ") || "no detail was told";
