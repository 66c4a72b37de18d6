import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { Progress } from "../../ui/progress";
import { Status } from "../../ui/status";
import type { StatusKind } from "../../ui/status-icon";
import { Time } from "../../ui/time";
import { AddAssessor } from "./add-assessor";
import styles from "./assessors-card.module.css";
import { OwnSheet } from "./own-sheet";
import { RemoveAssessor } from "./remove-assessor";

type Hub = Outputs["maturity"]["findAssessment"];
type Assessor = Hub["assessors"][number];

const states: Record<Assessor["state"], { shape: StatusKind; word: string }> = {
  answering: { shape: "running", word: "Answering" },
  submitted: { shape: "good", word: "Submitted" },
  removed: { shape: "not-applicable", word: "Removed" },
};

/** Who assesses, how far each is, and what the reader may do about it. Counts only: answers stay hidden. */
export function AssessorsCard({ hub, zone }: { hub: Hub; zone: string }) {
  const { id, assessors, rights, team, counted, status } = hub;
  const standing = assessors.filter(({ state }) => state !== "removed");
  const submitted = standing.filter(({ state }) => state === "submitted").length;
  const left = hub.requiredOpen;
  return (
    <Card title={`${submitted} of ${standing.length} assessors have submitted`}>
      {counted !== null && status === "open" && <p className={styles["quiet"]}>{counted}</p>}
      {(rights.canSubmit || rights.canReopen) && (
        <OwnSheet assessmentId={id} submitted={rights.canReopen} requiredOpen={left} />
      )}
      <ul className={styles["people"]}>
        {assessors.map((one) => (
          <li key={one.memberId} className={styles["person"]}>
            <Row assessor={one} zone={zone} />
            {rights.canLead && one.state !== "removed" && (
              <RemoveAssessor assessmentId={id} assessor={one} />
            )}
          </li>
        ))}
      </ul>
      {rights.canLead && (
        <AddAssessor
          assessmentId={id}
          slug={team.slug}
          present={standing.map(({ memberId }) => memberId)}
        />
      )}
    </Card>
  );
}

function Row({ assessor, zone }: { assessor: Assessor; zone: string }) {
  const { name, isMe, active, state, answered, asked, submittedAt, removal } = assessor;
  return (
    <>
      <span className={styles["name"]}>
        {name}
        {isMe && " (you)"}
      </span>
      <span className={styles["far"]}>
        <Progress
          label={`Answered by ${name}`}
          value={answered}
          max={asked}
          detail={`${answered} of ${asked}`}
        />
        {removal !== null && (
          <span className={styles["quiet"]}>
            Removed by {removal.by}, <Time at={removal.at} zone={zone} style="date" />: “
            {removal.reason}”.{" "}
            {submittedAt === null
              ? "The draft is kept and does not count."
              : "The answers are kept and no longer count."}
          </span>
        )}
        {!active && removal === null && (
          <span className={styles["quiet"]}>
            The account is disabled, so nobody can submit this sheet.
          </span>
        )}
      </span>
      <Status status={states[state].shape}>{states[state].word}</Status>
    </>
  );
}
