import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { DocumentLine, DocumentLines } from "../document-line";
import { HowComputed } from "../../ui/how-computed";
import { CheckEvidence } from "../check-evidence";
import { VerdictBadge } from "../verdict-badge";
import { days, percent } from "../words";
import { PlanImprovement } from "./plan-improvement";
import { practiceLines } from "./figure-lines";
import styles from "./practice-list.module.css";
import { type Shown, shownChoices, shows } from "./shown";

type Result = Outputs["maturity"]["teamResult"];
type Practice = Result["practices"][number];

type PracticeListProps = {
  result: Pick<Result, "practices" | "profile" | "team" | "framework" | "readOnlyBecause">;
  shown: Shown;
  hrefOf: (shown: Partial<Shown>) => string;
  zone: string;
};

/** Every practice, the most damaging first, each with what was said, what was seen and why they differ. */
export function PracticeList({ result, shown, hrefOf, zone }: PracticeListProps) {
  const matching = result.practices.filter((practice) => shows(shown, practice));
  const titleOf = new Map(result.profile.map(({ dimension, title }) => [dimension, title]));
  return (
    <Card title={findingOf(result.practices)} id="practices">
      <nav className={styles["filters"]} aria-label="Filter practices" data-print="hide">
        {shownChoices.map(({ show, label }) => (
          <Chip
            key={show}
            href={hrefOf({ show })}
            tone={shown.show === show ? "selected" : "plain"}
          >
            {label} {result.practices.filter((one) => shows({ ...shown, show }, one)).length}
          </Chip>
        ))}
        {shown.dimension !== null && (
          <Chip href={hrefOf({ dimension: null })} tone="selected">
            {titleOf.get(shown.dimension) ?? shown.dimension}: show all dimensions
          </Chip>
        )}
      </nav>
      {matching.length === 0 ? (
        <p className={styles["none"]}>
          0 of {result.practices.length} practices match.{" "}
          <a href={hrefOf({ show: "all", dimension: null })}>Show all</a>
        </p>
      ) : (
        <ul className={styles["list"]}>
          {matching.map((practice) => (
            <PracticeRow key={practice.key} practice={practice} result={result} zone={zone} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function findingOf(all: readonly Practice[]): string {
  const kinds = all.flatMap(({ verdict }) => (verdict === null ? [] : [verdict.kind]));
  const number = (...of: readonly string[]) => kinds.filter((kind) => of.includes(kind)).length;
  const [proven, less] = [
    number("confirmed", "underclaimed", "observed_only"),
    number("overclaimed", "refuted"),
  ];
  const open = number("unproven", "unknown");
  const parts = [
    `${proven} of ${kinds.length} practices are backed by evidence`,
    ...(less > 0 ? [`${less} show less than is claimed`] : []),
    ...(open > 0 ? [`${open} are not known from evidence`] : []),
  ];
  return parts.join(", ");
}

type RowProps = { practice: Practice; result: PracticeListProps["result"]; zone: string };

function PracticeRow({ practice, result, zone }: RowProps) {
  const { key, statement, verdict, level, kind, checks, gates, notes, documents } = practice;
  return (
    <li id={key} className={styles["row"]}>
      <details>
        <summary className={styles["summary"]}>
          <span className={styles["statement"]}>
            <span className={styles["key"]}>{key}</span> {statement}
          </span>
          <span className={styles["marks"]}>
            <Chip tone="level">{level === "every" ? "every level" : `level ${level}`}</Chip>
            {kind === "O" && <Chip>optional</Chip>}
            <VerdictBadge verdict={verdict} />
          </span>
        </summary>
        <div className={styles["body"]}>
          <p>{practice.says}</p>
          {gates.map((message) => (
            <p key={message} className={styles["gate"]}>
              {message}
            </p>
          ))}
          <Values practice={practice} />
          <HowComputed lines={practiceLines(practice)} />
          {notes.map((note) => (
            <p key={note}>{noteWords[note]}</p>
          ))}
          {checks.length === 0 ? (
            <p className={styles["quiet"]}>
              No check can see this. Only a reviewed document can prove it.
            </p>
          ) : (
            checks.map((check) => (
              <CheckEvidence key={check.id} check={check} slug={result.team.slug} zone={zone} />
            ))
          )}
          {documents.length > 0 && (
            <DocumentLines>
              {documents.map((document) => (
                <DocumentLine key={document.id} document={document} zone={zone} />
              ))}
            </DocumentLines>
          )}
          {result.readOnlyBecause === null &&
            practice.met.confirmed !== true &&
            verdict !== null && (
              <PlanImprovement
                slug={result.team.slug}
                framework={result.framework.key}
                practice={{ key, statement, effortDays: practice.effortDays }}
              />
            )}
        </div>
      </details>
    </li>
  );
}

const noteWords: Record<Practice["notes"][number], string> = {
  answer_expired: "The answer is too old to count. Answer again to keep it.",
  option_not_in_set:
    "The stored answer is not one of this framework's options, so it counts as unknown.",
  dispute_open: "The assessors disagree; this must be settled before signing off.",
  exclusion_not_approved:
    "It was called out of scope, which nobody has approved yet, so it still counts.",
  exclusion_expired: "The time for which it was out of scope is over, so it counts again.",
  exclusion_contradicted_by_evidence:
    "It was called out of scope, yet a check found something it applies to.",
};

function Values({ practice }: { practice: Practice }) {
  const { values, effortDays, benefit, levelsLost, confidence } = practice;
  return (
    <p className={styles["values"]}>
      Claimed {percent(values.claimed)} · Confirmed {percent(values.confirmed)} · Proven{" "}
      {percent(values.proven)} · confidence {confidence.band} · benefit {benefit} of 5 · effort{" "}
      {days(effortDays)}
      {levelsLost > 0 &&
        ` · ${levelsLost} ${levelsLost === 1 ? "level" : "levels"} would fall with it`}
    </p>
  );
}
