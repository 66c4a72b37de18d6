import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { DefinitionList } from "../../ui/definition-list";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import { counted, days } from "../words";
import { DownloadFramework } from "./download-framework";
import { factsOf } from "./framework-cards";
import styles from "./framework-view.module.css";
import { RetireFramework } from "./retire-framework";

type Framework = Outputs["maturity"]["findFramework"];
type Question = Framework["questions"][number];

/** `manages`: the reader may take frameworks of the organisation out of use. */
type FrameworkViewProps = { framework: Framework; manages: boolean };

/** Everything a framework says, so that nobody is scored by something they cannot read. */
export function FrameworkView({ framework, manages }: FrameworkViewProps) {
  const { title, summary, dimensions, questions, notes, gates, sources, levels, hash, standing } =
    framework;
  return (
    <div className={styles["page"]}>
      <PageHeader
        crumbs={[{ label: "Frameworks", href: "/frameworks" }]}
        title={title}
        finding={summary}
        status={standing === "retired" ? <Chip tone="watch">retired</Chip> : undefined}
        actions={<Actions framework={framework} manages={manages} />}
      />
      <Card title="What it is">
        <DefinitionList
          items={[...factsOf(framework), { term: "Content", detail: hash.slice(0, 12) }]}
        />
      </Card>
      <Card title={`${counted(levels.length, "level", "levels")}, from the bottom`}>
        <ol className={styles["levels"]} start={levels[0]?.ordinal ?? 0}>
          {levels.map((level) => (
            <li key={level.key}>
              <strong>{level.title}</strong> {level.summary}
            </li>
          ))}
        </ol>
      </Card>
      {gates.length > 0 && (
        <Card
          title={`${counted(gates.length, "gate holds", "gates hold")} a level down, whatever else is met`}
        >
          <ul>
            {gates.map(({ key, practice, capLevel, message }) => (
              <li key={key}>
                {message} Watches {practice}, caps Confirmed and Proven at level {capLevel}.
              </li>
            ))}
          </ul>
        </Card>
      )}
      {dimensions.map(({ key, title: name, question }) => {
        const own = questions.filter(({ dimension }) => dimension === key);
        const said = notes.filter(({ dimension }) => dimension === key);
        return (
          <Card key={key} id={key} title={`${name}: ${question}`}>
            {own.map((one) => (
              <QuestionEntry key={one.key} question={one} />
            ))}
            {said.length > 0 && (
              <details>
                <summary>
                  {counted(said.length, "statement", "statements")} for context, not asked
                </summary>
                <ul>
                  {said.map((note) => (
                    <li key={note.key}>
                      {note.statement} <Chip tone="mono">{note.key}</Chip>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Card>
        );
      })}
      <Card title="Sources">
        <ul>
          {sources.map((source) => (
            <li key={source.code}>
              {source.url === null ? source.title : <a href={source.url}>{source.title}</a>},{" "}
              {source.publisher} ({source.code})
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Actions({ framework, manages }: FrameworkViewProps) {
  const { key, standing } = framework;
  return (
    <>
      <LinkButton href={`/frameworks/${key}/questionnaire`}>Questionnaire</LinkButton>
      <DownloadFramework framework={framework} format="yaml" />
      <DownloadFramework framework={framework} format="json" />
      {manages && <LinkButton href={`/frameworks/edit?copy=${key}`}>Copy as a draft</LinkButton>}
      {manages && standing === "published" && <RetireFramework framework={framework} />}
      {standing !== "retired" && (
        <LinkButton href={`/assessments/new?framework=${key}`}>Assess a team with it</LinkButton>
      )}
    </>
  );
}

function QuestionEntry({ question }: { question: Question }) {
  const { key, level, kind, statement, why, options, effortDays, benefit, evidence, source } =
    question;
  return (
    <article id={key} className={styles["question"]}>
      <h3 className={styles["ask"]}>{question.question}</h3>
      <p className={styles["chips"]}>
        <Chip tone="mono">{key}</Chip>
        <Chip tone="level">{level === "every" ? "every level" : `level ${level}`}</Chip>
        <Chip>{kind === "R" ? "required" : "optional"}</Chip>
      </p>
      <p>{statement}</p>
      <p className={styles["why"]}>{why}</p>
      <details>
        <summary>Answers, evidence and source</summary>
        <ol className={styles["options"]}>
          {options.map((option) => (
            <li key={option.key}>
              {option.label}{" "}
              <span className={styles["why"]}>({Math.round(option.value * 100)} %)</span>
            </li>
          ))}
        </ol>
        <p>
          {evidenceWords(evidence)} About {days(effortDays)}; benefit {benefit} of 5. Source:{" "}
          {source.code}, {source.locator}.
        </p>
      </details>
    </article>
  );
}

function evidenceWords(evidence: Question["evidence"]): string {
  if (evidence === "self_only") return "Only a reviewed document can prove it.";
  const { allOf = [], anyOf = [], partial = [], steps = [] } = evidence;
  return [
    ...steps.map(({ value, allOf: checks }) =>
      checks.length > 0
        ? `The answer worth ${Math.round(value * 100)} % is proven by all of ${checks.join(", ")}.`
        : `Only a reviewed document can prove the answer worth ${Math.round(value * 100)} %.`,
    ),
    ...(allOf.length > 0 ? [`Proven by all of ${allOf.join(", ")}.`] : []),
    ...(anyOf.length > 0 ? [`Proven by any of ${anyOf.join(", ")}.`] : []),
    ...(partial.length > 0 ? [`Seen in part by ${partial.join(", ")}.`] : []),
  ].join(" ");
}
