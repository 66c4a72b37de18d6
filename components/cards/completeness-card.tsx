import { completenessWords, LEAST_LETTERS } from "~/server/cards/rules/completeness";
import { Card } from "../ui/card";
import { HowComputed } from "../ui/how-computed";
import { Progress } from "../ui/progress";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Status } from "../ui/status";
import { stateWords, type WholeCard } from "./words";

type Known = WholeCard["completeness"];

/** How much of the card is there, what is missing and what to do about it. */
export function CompletenessCard({ completeness }: { completeness: Known }) {
  const { present, total, unknown, least, most, items } = completeness;
  const open = items.filter(({ state }) => state !== "present");
  const percent = unknown === 0 ? `${least} %` : `${least} to ${most} %`;
  return (
    <Card title={`Completeness: ${percent}`}>
      <Progress
        label="Parts of the card"
        value={present}
        max={total}
        detail={`${present} of ${total}${unknown === 0 ? "" : `, ${unknown} unknown`}`}
      />
      <Quiet>{completenessWords(completeness)}</Quiet>
      {open.length > 0 && (
        <Rows>
          {open.map(({ key, title, state, advice }) => (
            <Row key={key} title={title} about={[advice]}>
              <Status status={stateWords[state].status}>{stateWords[state].word}</Status>
            </Row>
          ))}
        </Rows>
      )}
      <HowComputed lines={linesOf(completeness)} />
    </Card>
  );
}

const linesOf = ({ present, missing, unknown, total, least, most, items }: Known): string[] => [
  `${total} parts count, each the same: ${items.map(({ title }) => title.toLowerCase()).join(", ")}.`,
  `A section counts from ${LEAST_LETTERS} letters and digits on, without addresses and placeholders such as “to be done”.`,
  `${present} are there, ${missing} are missing, ${unknown} cannot be judged.`,
  `${present} of ${total} is ${least} %, rounded down. If all that is unknown were there, it would be ${most} %.`,
];
