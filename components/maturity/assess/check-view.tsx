import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../../ui/app-link";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { PageHeader } from "../../ui/page-header";
import { HeadlineWords } from "../headline-words";
import { VerdictBadge } from "../verdict-badge";
import { counted } from "../words";
import answerTable from "../answer-table.module.css";
import styles from "./check-view.module.css";
import { SignOff } from "./sign-off";

type Check = Outputs["maturity"]["checkPage"];
type Row = Check["rows"][number];

const why: Record<Check["holdUps"][number]["why"], string> = {
  unanswered: "not answered yet",
  expired: "the answer is too old to count",
  disputed: "the assessors disagree: settle it",
};

/** Every answer on one page before it is signed: what is missing, what changed, what evidence says against it. */
export function CheckView({ check }: { check: Check }) {
  const { id, team, framework, rows, holdUps, rights, statement, status } = check;
  const hub = `/assessments/${id}`;
  return (
    <div className={styles["page"]}>
      <PageHeader
        crumbs={[
          { label: "Assessments", href: "/assessments" },
          { label: `${team.name}, ${framework.title}`, href: hub },
        ]}
        title="Check and sign off"
        finding={findingOf(check)}
        meta={
          <p>
            <HeadlineWords headline={check.headline} />
          </p>
        }
      />
      {rights.reason !== null && <Callout tone="info">{rights.reason}</Callout>}
      {check.counted !== null && status === "open" && <Callout>{check.counted}</Callout>}
      {check.waitingFor.length > 0 && (
        <Callout
          tone="watch"
          title={`${counted(check.waitingFor.length, "assessor has", "assessors have")} not submitted`}
        >
          <ul>
            {check.waitingFor.map(({ memberId, says }) => (
              <li key={memberId}>{says}</li>
            ))}
          </ul>
          <AppLink href={hub}>Go to the assessors</AppLink>
        </Callout>
      )}
      {holdUps.length > 0 && status === "open" && (
        <Callout tone="watch" title={`${heldWords(holdUps)} up the signature`}>
          <ul>
            {holdUps.map(({ practice, statement: what, dimension, why: reason }) => (
              <li key={practice}>
                <AppLink
                  href={
                    reason === "disputed"
                      ? `${hub}/disputes#d-${practice}`
                      : `${hub}/${dimension}#q-${practice}`
                  }
                >
                  {what}
                </AppLink>{" "}
                ({why[reason]})
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Card title={`${counted(rows.length, "practice", "practices")}, as answered`} flush>
        <div className={answerTable["room"]}>
          <table className={answerTable["table"]}>
            <thead>
              <tr>
                <th scope="col">Practice</th>
                <th scope="col">Answer</th>
                <th scope="col">Evidence</th>
                <th scope="col">Since the last signature</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <AnswerRow key={row.key} row={row} href={`${hub}/${row.dimension}#q-${row.key}`} />
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      {rights.canSignOff && (
        <SignOff
          assessmentId={id}
          statement={statement}
          heldUp={holdUps.length + check.waitingFor.length}
          resultHref={`/maturity/${team.slug}?framework=${framework.key}`}
        />
      )}
    </div>
  );
}

/** A dispute about an optional practice holds it up as well. */
function heldWords(holdUps: Check["holdUps"]): string {
  return holdUps.some(({ why: reason }) => reason === "disputed")
    ? counted(holdUps.length, "practice holds", "practices hold")
    : counted(holdUps.length, "required practice holds", "required practices hold");
}

function findingOf({ unanswered, changed, contradicted, rows, holdUps }: Check): string {
  return [
    `${rows.length - unanswered} of ${rows.length} answered`,
    `${changed} changed since the last signature`,
    contradicted === 0
      ? "evidence contradicts none"
      : `evidence shows less than is claimed for ${contradicted}`,
    holdUps.length === 0
      ? "nothing holds up the signature"
      : `${holdUps.length} hold up the signature`,
  ].join(", ");
}

function AnswerRow({ row, href }: { row: Row; href: string }) {
  const { key, statement, dimensionTitle, kind, words, answer, previous, changed, verdict } = row;
  return (
    <tr>
      <th scope="row">
        <AppLink href={href}>{statement}</AppLink>
        <span className={answerTable["quiet"]}>
          {key} · {dimensionTitle}
          {kind === "O" && " · optional"}
        </span>
      </th>
      <td data-label="Answer">
        {words ?? <Chip tone="watch">Not answered</Chip>}
        {answer !== null && answer.note !== "" && (
          <span className={answerTable["quiet"]}>{answer.note}</span>
        )}
      </td>
      <td data-label="Evidence">
        <VerdictBadge verdict={verdict} plain />
      </td>
      <td data-label="Since the last signature">{changeWords(changed, previous)}</td>
    </tr>
  );
}

function changeWords(changed: boolean | null, previous: Row["previous"]): string {
  if (changed === null) return "Never signed before";
  if (!changed) return "As before";
  return previous === null ? "New" : `Was: ${previous.words}`;
}
