import type { ReactNode } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import type { Crumb } from "../../ui/breadcrumb";
import { PageHeader } from "../../ui/page-header";
import { Time } from "../../ui/time";
import { counted } from "../words";
import { PrintButton } from "./print-button";
import styles from "./questionnaire-view.module.css";

type Filled = Outputs["maturity"]["questionnaire"];
export type Section = Filled["sections"][number];
type Question = Section["questions"][number];

type QuestionnaireViewProps = {
  crumbs: readonly Crumb[];
  title: string;
  finding: string;
  /** Small facts that stand on the first page: whose answers, due date. */
  facts?: ReactNode;
  /** Stands at the top of every printed page. */
  running: string;
  sections: readonly Section[];
  actions: ReactNode;
  zone: string;
};

/** Every question with its options as sentences and boxes to mark: read on the screen, filled in on paper. */
export function QuestionnaireView(props: QuestionnaireViewProps) {
  const { crumbs, title, finding, facts, running, sections, actions, zone } = props;
  return (
    <div className={styles["paper"]}>
      <div className={styles["running"]} aria-hidden>
        {running}
      </div>
      <div className={styles["pages"]}>
        <PageHeader
          crumbs={crumbs}
          title={title}
          finding={finding}
          meta={facts}
          actions={
            <>
              {actions}
              <PrintButton />
            </>
          }
        />
        {sections.map((section) => (
          <section key={section.key} className={styles["section"]} aria-labelledby={section.key}>
            <h2 id={section.key}>{section.title}</h2>
            <p className={styles["quiet"]}>
              {section.question} {counted(section.questions.length, "question", "questions")}.
            </p>
            {section.questions.map((question) => (
              <Asked key={question.key} question={question} zone={zone} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function Asked({ question, zone }: { question: Question; zone: string }) {
  const { key, kind, levelTitle, statement, answer, documents } = question;
  return (
    <article className={styles["question"]} data-question={key}>
      <h3 className={styles["ask"]}>
        <span className={styles["key"]}>{key}</span> {question.question}
      </h3>
      <p className={styles["quiet"]}>
        {statement} {levelTitle ?? "Every level"}
        {kind === "O" && ", optional"}.
      </p>
      <ul className={styles["options"]}>
        {choicesOf(question).map(({ value, label, marked }) => (
          <li key={value} className={styles["option"]}>
            <Box marked={marked} />
            <span>
              {label}
              {marked && <span className={styles["chosen"]}> (chosen)</span>}
            </span>
          </li>
        ))}
      </ul>
      {answer === null ? (
        <div className={styles["lines"]} aria-hidden>
          <span>Note</span>
          <span />
          <span />
        </div>
      ) : (
        <p>
          {answer.note !== "" && <>Note: {answer.note} </>}
          <span className={styles["quiet"]}>
            Answered by {answer.by}, <Time at={answer.at} zone={zone} style="date" />
            {answer.carried && ", taken over from the last assessment"}
            {answer.expired && ", too old to count"}
          </span>
        </p>
      )}
      {documents.map(({ title, fileName, says }) => (
        <p key={`${title} ${fileName}`} className={styles["quiet"]}>
          Document: {title} ({fileName}). {says}
        </p>
      ))}
    </article>
  );
}

function Box({ marked }: { marked: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" className={styles["box"]} aria-hidden>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="none" stroke="currentColor" />
      {marked && (
        <path d="M4 8.4l2.8 2.8L12.2 5" fill="none" stroke="currentColor" strokeWidth="2" />
      )}
    </svg>
  );
}

const others = [
  { reason: "out_of_scope", label: "It does not apply: out of our scope. The note says why." },
  { reason: "decided_not_to_do", label: "It does not apply: we decided not to do it." },
  {
    reason: "owned_elsewhere",
    label: "It does not apply: somebody else does it. The note says who.",
  },
] as const;

const choicesOf = ({ options, answer }: Question) => [
  ...options.map(({ key, label }) => ({ value: key, label, marked: answer?.option === key })),
  { value: "?", label: "We do not know.", marked: answer?.notKnown === true },
  ...others.map(({ reason, label }) => ({
    value: reason,
    label,
    marked: answer?.notApplicable === reason,
  })),
];
