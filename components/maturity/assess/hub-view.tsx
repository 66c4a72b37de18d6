import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../../ui/app-link";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import { Progress } from "../../ui/progress";
import { Status } from "../../ui/status";
import type { StatusKind } from "../../ui/status-icon";
import { Time } from "../../ui/time";
import { HeadlineWords } from "../headline-words";
import { QuestionnaireMenu } from "../questionnaire/questionnaire-menu";
import { counted, dayWords } from "../words";
import { AssessorsCard } from "./assessors-card";
import { ExpiringCard } from "./expiring-card";
import { FacilitatorLine } from "./facilitator-line";
import styles from "./hub-view.module.css";

type Hub = Outputs["maturity"]["findAssessment"];
type Section = Hub["dimensions"][number];

const states: Record<Section["status"], { shape: StatusKind; word: string }> = {
  not_started: { shape: "unknown", word: "Not started" },
  in_progress: { shape: "running", word: "In progress" },
  completed: { shape: "good", word: "Completed" },
};

type HubProps = {
  hub: Hub;
  expiring: Outputs["maturity"]["expiringAnswers"];
  zone: string;
};

/** The sections as a task list: what is answered, what evidence answers already, what holds up the signature. */
export function HubView({ hub, expiring, zone }: HubProps) {
  const { id, team, framework, answered, asked, dimensions, rights } = hub;
  return (
    <div className={styles["page"]}>
      <PageHeader
        crumbs={[{ label: "Assessments", href: "/assessments" }]}
        title={`${team.name}, ${framework.title}`}
        finding={findingOf(hub)}
        meta={<Facts hub={hub} zone={zone} />}
        actions={<Actions hub={hub} />}
      />
      {rights.reason !== null && !rights.canReopen && (
        <Callout tone="info">{rights.reason}</Callout>
      )}
      {hub.facilitator !== null && hub.status === "open" && (
        <FacilitatorLine
          assessmentId={id}
          facilitator={hub.facilitator}
          canTakeOver={rights.canTakeOver}
          zone={zone}
        />
      )}
      {hub.mode === "several" && <AssessorsCard hub={hub} zone={zone} />}
      {hub.status === "open" && <ExpiringCard assessmentId={id} expiring={expiring} zone={zone} />}
      <Card title={titleOf(hub)}>
        <Progress label="Answered" value={answered} max={asked} />
        <ul className={styles["sections"]}>
          {dimensions.map((section) => (
            <li key={section.key} className={styles["section"]}>
              <AppLink href={`/assessments/${id}/${section.key}`} className={styles["name"]}>
                {section.title}
              </AppLink>
              <span className={styles["facts"]}>{factsOf(section)}</span>
              <Status status={states[section.status].shape}>{states[section.status].word}</Status>
            </li>
          ))}
          {hub.mode === "several" && <DisputesEntry hub={hub} />}
          <SignOffEntry hub={hub} />
        </ul>
      </Card>
    </div>
  );
}

/** Whose count it is: an assessor's own, or what everybody who counts has said. */
function titleOf({ answered, asked, mode, rights }: Hub): string {
  const mine = mode === "several" && (rights.canSubmit || rights.canReopen);
  return `${answered} of ${asked} answered${mine ? " on your sheet" : ""}`;
}

function DisputesEntry({ hub }: { hub: Hub }) {
  const { shape, word, facts } = disputesIn(hub);
  return (
    <li className={styles["section"]}>
      <AppLink href={`/assessments/${hub.id}/disputes`} className={styles["name"]}>
        Settle disputes
      </AppLink>
      <span className={styles["facts"]}>{facts}</span>
      <Status status={shape}>{word}</Status>
    </li>
  );
}

type Told = { shape: StatusKind; word: string; facts: string };

/** None is said only when all answers are in. */
function disputesIn(hub: Hub): Told {
  const { openDisputes: open } = hub;
  if (open !== null && open > 0) {
    const facts = `${counted(open, "practice needs", "practices need")} a decision`;
    return { shape: "watch", word: "Open", facts };
  }
  if (open === null || pendingIn(hub) > 0)
    return { shape: "unknown", word: "Not known yet", facts: "Known when all have submitted" };
  return { shape: "good", word: "None open", facts: "No dispute is left without a decision" };
}

const pendingIn = ({ assessors, status }: Hub): number =>
  status === "final" ? 0 : assessors.filter(({ state }) => state === "answering").length;

/** What still stands between here and the signature. */
function holdsUp(hub: Hub): string {
  const { requiredOpen, openDisputes } = hub;
  const pending = pendingIn(hub);
  const held = [
    requiredOpen > 0 &&
      `${counted(requiredOpen, "required answer is", "required answers are")} missing`,
    pending > 0 && `${counted(pending, "assessor has", "assessors have")} not submitted`,
    (openDisputes ?? 0) > 0 && `${counted(openDisputes ?? 0, "dispute is", "disputes are")} open`,
  ].filter((one) => one !== false);
  return held.length === 0 ? "Nothing holds it up" : held.join(", ");
}

function SignOffEntry({ hub }: { hub: Hub }) {
  const { id, status } = hub;
  return (
    <li className={styles["section"]}>
      <AppLink href={`/assessments/${id}/check`} className={styles["name"]}>
        Check and sign off
      </AppLink>
      <span className={styles["facts"]}>{holdsUp(hub)}</span>
      <Status status={status === "final" ? "good" : "unknown"}>
        {status === "final" ? "Signed off" : "Open"}
      </Status>
    </li>
  );
}

function Actions({ hub }: { hub: Hub }) {
  const { id, team, framework, answered, dimensions, requiredOpen, rights } = hub;
  const first = dimensions.find(({ status }) => status !== "completed");
  const ready = requiredOpen === 0 || first === undefined;
  return (
    <>
      <QuestionnaireMenu assessmentId={id} canImport={rights.canAnswer} />
      <LinkButton href={`/maturity/${team.slug}?framework=${framework.key}`}>
        See the result
      </LinkButton>
      {rights.canAnswer && (
        <LinkButton variant="primary" href={`/assessments/${id}/${ready ? "check" : first.key}`}>
          {ready ? checkWords(hub) : answered === 0 ? "Begin" : "Continue"}
        </LinkButton>
      )}
    </>
  );
}

const checkWords = ({ mode }: Hub): string =>
  mode === "several" ? "Check my answers" : "Check and sign off";

function findingOf({ status, requiredOpen, evidenced, minutesLeft, asked }: Hub): string {
  if (status === "final")
    return "Signed off. The answers no longer change; a new assessment takes them over.";
  const left =
    requiredOpen === 0
      ? "Every required question is answered."
      : `${counted(requiredOpen, "required question is", "required questions are")} open, about ${minutesLeft} minutes.`;
  return `${left} Evidence has measured something for ${evidenced} of ${asked}.`;
}

const factsOf = ({ answered, asked, evidenced, carried, requiredOpen }: Section): string =>
  [
    `${answered} of ${asked} answered`,
    ...(requiredOpen > 0 ? [`${requiredOpen} required open`] : []),
    ...(evidenced > 0 ? [`evidence answers ${evidenced}`] : []),
    ...(carried > 0 ? [`${carried} taken over`] : []),
  ].join(" · ");

function Facts({ hub, zone }: { hub: Hub; zone: string }) {
  return (
    <p>
      Begun <Time at={hub.openedAt} zone={zone} style="date" /> by {hub.openedBy}
      {hub.dueOn !== null && <> · due {dayWords(hub.dueOn)}</>} ·{" "}
      <HeadlineWords headline={hub.headline} />
    </p>
  );
}
