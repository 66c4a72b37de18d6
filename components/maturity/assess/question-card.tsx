"use client";

import type { Outputs } from "~/server/api/trpc/root";
import { Callout } from "../../ui/callout";
import { SaveState, type SaveStateValue } from "../../ui/save-state";
import { Time } from "../../ui/time";
import { VerdictBadge } from "../verdict-badge";
import { ConflictPanel } from "./conflict-panel";
import type { Draft, Said } from "./draft";
import type { AnswerKeeper, Stored } from "./keeper";
import { AnswerFields, QuestionMarks, WhyItMatters } from "./asked-question";
import styles from "./question-card.module.css";
import { QuestionDocuments } from "./question-documents";
import { responseWords } from "./response-words";

export type Question = Outputs["maturity"]["dimensionPage"]["questions"][number];

export type QuestionCardProps = {
  assessmentId: string;
  rights: Outputs["maturity"]["dimensionPage"]["rights"];
  question: Question;
  /** The one in focus; on a narrow screen the only one that shows. */
  current: boolean;
  said: Said;
  /** Revision on the screen, to save on top of. */
  base: number;
  draft: Draft | undefined;
  stored: Stored | undefined;
  keeper: AnswerKeeper;
  readOnly: boolean;
  zone: string;
};

/** One practice: what is asked, the answers as full sentences, a note, and what the answer does. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, draft, keeper, readOnly, zone } = props;
  const { key, standing } = question;
  return (
    <article
      id={`q-${key}`}
      tabIndex={-1}
      className={styles["card"]}
      data-question={key}
      data-current={props.current || undefined}
    >
      <QuestionMarks question={question}>
        <VerdictBadge verdict={standing.verdict} plain />
      </QuestionMarks>
      {readOnly ? (
        <ReadAnswer {...props} />
      ) : (
        <AnswerFields
          question={question}
          said={props.said}
          onSaid={(said) => keeper.type(key, said, props.base)}
        />
      )}
      <QuestionDocuments
        assessmentId={props.assessmentId}
        practice={key}
        documents={standing.documents}
        rights={props.rights}
        zone={zone}
      />
      <WhyItMatters question={question} />
      {draft !== undefined && (
        <ConflictPanel
          draft={draft}
          options={question.options}
          onKeepMine={() => keeper.keepMine(key)}
          onTakeTheirs={() => keeper.takeTheirs(key)}
          zone={zone}
        />
      )}
      {draft?.refusal && (
        <Callout tone="bad" live="alert">
          {draft.refusal}
        </Callout>
      )}
      <Foot {...props} />
    </article>
  );
}

/** What was typed and can no longer be saved, because the right to answer ended meanwhile, stays to be copied. */
function ReadAnswer({ question, said, draft }: QuestionCardProps) {
  return (
    <>
      <h2 className={styles["ask"]}>{question.question}</h2>
      {draft !== undefined && <p>Typed on this page and not saved:</p>}
      <p>{responseWords(said.response, question.options)}</p>
      {said.note !== "" && <p className={styles["quiet"]}>Note: {said.note}</p>}
    </>
  );
}

/** How far the answer has come, and what it does; before that, whose answer stands here. */
function Foot({ question: { answer }, draft, stored, zone }: QuestionCardProps) {
  return (
    <p className={styles["foot"]}>
      <SaveState state={saveStateOf(draft, stored)} zone={zone} />
      {stored !== undefined && draft === undefined && <span>{stored.effect}</span>}
      {stored === undefined && answer !== null && (
        <span className={styles["quiet"]}>
          {answer.by}, <Time at={answer.at} zone={zone} style="date" />
          {answer.carried && ", taken over from the last assessment"}
          {answer.expired && ", too old to count: answer again"}
        </span>
      )}
    </p>
  );
}

function saveStateOf(draft: Draft | undefined, stored: Stored | undefined): SaveStateValue {
  if (draft === undefined)
    return stored === undefined ? { kind: "untouched" } : { kind: "saved", at: stored.at };
  if (draft.state === "conflict") return { kind: "conflict", by: draft.theirs?.by ?? "Somebody" };
  if (draft.state === "retrying") return { kind: "retrying" };
  return draft.state === "refused" ? { kind: "untouched" } : { kind: "saving" };
}
