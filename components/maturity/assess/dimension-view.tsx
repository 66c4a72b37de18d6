"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { useTRPC } from "../../trpc";
import { toRoute } from "../../ui/app-link";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import { cx } from "../../ui/cx";
import { useHydrated } from "../../use-hydrated";
import { useMe } from "../../use-me";
import styles from "./dimension-view.module.css";
import type { Said } from "./draft";
import { EvidencePanel } from "./evidence-panel";
import { QuestionCard, type Question } from "./question-card";
import { StandingLine } from "./standing-line";
import { responseOf, useAnswers } from "./use-answers";
import { useAskedQuestion, useQuestionKeys } from "./use-question-keys";

type DimensionProps = { assessmentId: string; dimension: string };

/** One dimension: its questions at the left, the evidence for the one in focus at the right. */
export function DimensionView({ assessmentId, dimension }: DimensionProps) {
  const trpc = useTRPC();
  const { zone, member } = useMe();
  const { data: page } = useSuspenseQuery(
    trpc.maturity.dimensionPage.queryOptions({ assessmentId, dimension }),
  );
  const answers = useAnswers(assessmentId, member.id);
  const keys = page.questions.map(({ key }) => key);
  const [current, setCurrent] = useState(keys[0] ?? "");
  const focus = focusOf(useSearchParams().get("focus"));
  const places = placesOf(page);
  const router = useRouter();
  const hydrated = useHydrated();
  useQuestionKeys({
    keys,
    current,
    onMove: setCurrent,
    onNext: () => router.push(toRoute(places.next)),
  });
  useAskedQuestion(keys, setCurrent);
  const shown =
    focus === "on" ? page.questions.filter(({ key }) => key === current) : page.questions;
  const focused = page.questions.find(({ key }) => key === current);
  return (
    <>
      <Head page={page} answers={answers} focus={focus} />
      <div className={styles["columns"]} data-focus={focus}>
        <div
          className={styles["questions"]}
          // An answer chosen before anything listens would be lost without a word, so it cannot be chosen yet.
          inert={!hydrated}
          onFocusCapture={(event) => setCurrent(questionAt(event.target) ?? current)}
        >
          {shown.map((question) => (
            <QuestionCard
              key={question.key}
              assessmentId={assessmentId}
              rights={page.rights}
              question={question}
              current={question.key === current}
              {...shownAnswer(question, answers)}
              keeper={answers.keeper}
              readOnly={!page.rights.canAnswer}
              zone={zone}
            />
          ))}
          {focus !== "off" && <Steps keys={keys} current={current} onMove={setCurrent} />}
          <nav className={styles["onward"]} aria-label="Sections">
            <LinkButton href={places.previous}>{places.previousWords}</LinkButton>
            <LinkButton href={places.next} variant="primary">
              {places.nextWords}
            </LinkButton>
          </nav>
        </div>
        {focused !== undefined && (
          <EvidencePanel question={focused} slug={page.team.slug} zone={zone} />
        )}
      </div>
    </>
  );
}

/** One question at a time: on, off, or `auto`, which is on where the screen is narrow. The style sheet decides that. */
type Focus = "on" | "off" | "auto";

const focusOf = (asked: string | null): Focus => {
  if (asked === "1") return "on";
  return asked === "0" ? "off" : "auto";
};

type Page = Outputs["maturity"]["dimensionPage"];
type Answers = ReturnType<typeof useAnswers>;

function placesOf({ id, previousDimension, nextDimension }: Page) {
  const hub = `/assessments/${id}`;
  return {
    hub,
    previous: previousDimension === null ? hub : `${hub}/${previousDimension}`,
    previousWords: previousDimension === null ? "Back to the sections" : "Previous section",
    next: nextDimension === null ? `${hub}/check` : `${hub}/${nextDimension}`,
    nextWords: nextDimension === null ? "Check and sign off" : "Next section",
  };
}

/** What stands on the screen for a question: what is being typed, else the newest that is stored. */
function shownAnswer({ key, answer }: Question, { drafts, stored }: Answers) {
  const read = answer === null ? unanswered : { ...answer, said: saidIn(answer) };
  const saved = stored.get(key);
  const newest = saved !== undefined && saved.revision > read.revision ? saved : read;
  const draft = drafts.get(key);
  return { said: draft ?? newest.said, base: newest.revision, draft, stored: saved };
}

const unanswered: { said: Said; revision: number } = {
  said: { response: { kind: "cleared" }, note: "" },
  revision: 0,
};

const saidIn = (answer: NonNullable<Question["answer"]>): Said => ({
  response: responseOf(answer),
  note: answer.note,
});

type HeadProps = { page: Page; answers: Answers; focus: Focus };

function Head({ page, answers: { drafts, keeper }, focus }: HeadProps) {
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Assessments", href: "/assessments" },
          { label: `${page.team.name}, ${page.framework.title}`, href: placesOf(page).hub },
        ]}
        title={page.dimension.title}
        finding={page.dimension.question}
        meta={
          <StandingLine
            drafts={drafts}
            headline={page.headline}
            onRetry={() => keeper.retryNow()}
          />
        }
        actions={
          <span className={styles["ways"]} data-focus={focus}>
            <LinkButton href="?focus=1" variant="quiet">
              One question at a time
            </LinkButton>
            <LinkButton href="?focus=0" variant="quiet">
              Show all questions
            </LinkButton>
          </span>
        }
      />
      {page.rights.reason !== null && <Callout tone="info">{page.rights.reason}</Callout>}
      {page.counted !== null && page.status === "open" && (
        <Callout tone="neutral">{page.counted}</Callout>
      )}
    </>
  );
}

type StepsProps = { keys: readonly string[]; current: string; onMove: (key: string) => void };

/** Walks the questions one by one, for focus mode and for fingers. */
function Steps({ keys, current, onMove }: StepsProps) {
  const place = keys.indexOf(current);
  const to = (by: number) => keys[place + by];
  const button = (by: number, label: string) => (
    <Button disabled={to(by) === undefined} onClick={() => onMove(to(by) ?? current)}>
      {label}
    </Button>
  );
  return (
    <p className={cx(styles["onward"], styles["steps"])}>
      {button(-1, "Previous question")}
      <span>
        {place + 1} of {keys.length}
      </span>
      {button(1, "Next question")}
    </p>
  );
}

/** The question around an element that got the focus. */
const questionAt = (element: Element): string | undefined =>
  element.closest<HTMLElement>("[data-question]")?.dataset["question"];
