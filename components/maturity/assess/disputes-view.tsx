import type { Outputs } from "~/server/api/trpc/root";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Empty } from "../../ui/empty";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import { Status } from "../../ui/status";
import { Time } from "../../ui/time";
import { counted, percent } from "../words";
import styles from "./disputes-view.module.css";
import { ResolveDispute } from "./resolve-dispute";

type Page = Outputs["maturity"]["disputesPage"];
type Dispute = Page["disputes"][number];

/** Practices on which assessors lie half the scale apart: what each said, side by side, and what a lead decided. */
export function DisputesView({ page, zone }: { page: Page; zone: string }) {
  const { id, team, framework, disputes, visible, waitingFor, rights } = page;
  const hub = `/assessments/${id}`;
  const waits = waitingFor.map(({ name }) => name).join(", ");
  return (
    <div className={styles["page"]}>
      <PageHeader
        crumbs={[
          { label: "Assessments", href: "/assessments" },
          { label: `${team.name}, ${framework.title}`, href: hub },
        ]}
        title="Disputes"
        finding={findingOf(page)}
        actions={<LinkButton href={`${hub}/check`}>Check and sign off</LinkButton>}
      />
      {waitingFor.length > 0 && (
        <Callout tone="info" title="Not everybody has submitted">
          {page.counted} A dispute is settled when all answers are in. Waiting for: {waits}.
        </Callout>
      )}
      {disputes.length === 0 && (
        <Empty title={visible ? "No disputes" : "Nothing to see yet"}>
          {visible
            ? "Practices on which two assessors lie half the scale or more apart will stand here."
            : "Answers of several people are shown here once they may be seen: for an assessor after submitting, for everybody else when all have submitted."}
        </Empty>
      )}
      {disputes.map((dispute) => (
        <DisputeCard
          key={dispute.practice}
          dispute={dispute}
          assessmentId={id}
          canDecide={rights.canLead && waitingFor.length === 0}
          zone={zone}
        />
      ))}
    </div>
  );
}

function findingOf({ mode, visible, disputes, open }: Page): string {
  if (mode !== "several") return "This assessment has one sheet, so nobody can disagree on it.";
  if (!visible) return "Answers are hidden until they are submitted.";
  if (disputes.length === 0) return "The assessors lie close together on every practice.";
  return open === 0
    ? `${counted(disputes.length, "dispute, and it has", "disputes, and all have")} a decision.`
    : `${counted(open, "dispute needs", "disputes need")} a decision before the assessment can be signed.`;
}

type CardProps = { dispute: Dispute; assessmentId: string; canDecide: boolean; zone: string };

function DisputeCard({ dispute, assessmentId, canDecide, zone }: CardProps) {
  const { practice, question, statement, kind, dimensionTitle, spread, decision } = dispute;
  return (
    <Card title={question}>
      <article id={`d-${practice}`} tabIndex={-1} className={styles["dispute"]}>
        <p className={styles["marks"]}>
          <Chip tone="mono">{practice}</Chip>
          <span className={styles["quiet"]}>
            {dimensionTitle}
            {kind === "O" && " · optional"} · {apartWords(spread)}
          </span>
          <Status status={decision === null ? "watch" : "good"}>
            {decision === null ? "Open" : "Settled"}
          </Status>
        </p>
        <p className={styles["quiet"]}>{statement}</p>
        <ul className={styles["voices"]}>
          {dispute.answers.map(({ name, words, value, note, at }) => (
            <li key={name} className={styles["voice"]}>
              <strong>{name}</strong>
              <span>
                {words} <span className={styles["quiet"]}>({percent(value)})</span>
              </span>
              <span className={styles["quiet"]}>
                {note === "" ? "No note" : `Note: ${note}`}, <Time at={at} zone={zone} />
              </span>
            </li>
          ))}
        </ul>
        {decision !== null && (
          <Callout tone="good" title={`Decided: ${decision.words}`}>
            {decision.reason} ({decision.by}, <Time at={decision.at} zone={zone} />)
          </Callout>
        )}
        {dispute.lapsed && (
          <Callout tone="watch">
            It was settled before; then the answers or the assessors changed, so it needs a new
            decision.
          </Callout>
        )}
        {canDecide && (
          <ResolveDispute key={dispute.revision} assessmentId={assessmentId} dispute={dispute} />
        )}
      </article>
    </Card>
  );
}

const apartWords = (spread: number): string =>
  spread === 0 ? "some say it does not apply" : `${percent(spread)} of the scale apart`;
