import type { Outputs } from "~/server/api/trpc/root";
import { PageStack } from "../../page-stack";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { DefinitionList } from "../../ui/definition-list";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import { counted } from "../words";
import { DraftEffect } from "./draft-effect";
import { factsOf } from "./framework-cards";
import styles from "./import-view.module.css";
import { PublishDraft } from "./publish-draft";
import { SourceChanges } from "./source-changes";

type Draft = Outputs["maturity"]["findFrameworkDraft"];
type Effect = Outputs["maturity"]["previewPublication"];

type DraftViewProps = { draft: Draft; effect: Effect | null };

/** A version with its file's findings, what the file says that is not carried, and what publishing would do. */
export function DraftView({ draft, effect }: DraftViewProps) {
  const { card, status, kind, findings, leftOut, savedBy, follows } = draft;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Frameworks", href: "/frameworks" }]}
        title={card.title}
        status={<Chip tone={status === "published" ? "level" : "watch"}>{status}</Chip>}
        finding={findingOf(draft)}
        actions={<Actions draft={draft} effect={effect} />}
      />
      <PageStack>
        <Findings findings={findings} />
        {effect !== null && <DraftEffect effect={effect} />}
        {draft.changes !== null && <SourceChanges changes={draft.changes} />}
        <Card title="What it is">
          <DefinitionList
            items={[
              ...factsOf(card),
              { term: "Key", detail: card.key },
              {
                term: "Read from",
                detail: kind === "aws_lens" ? "an AWS custom lens" : "a framework file",
              },
              { term: "Saved by", detail: savedBy },
              { term: "Follows", detail: follows ?? "nothing, it is the first version" },
            ]}
          />
        </Card>
        {leftOut.length > 0 && (
          <Card
            title={`${counted(leftOut.length, "thing", "things")} the file says that a framework does not carry as it stands`}
          >
            <details>
              <summary>Show each with its line</summary>
              <PlacedList
                items={leftOut.map(({ line, message, path }) => ({ line, message, what: path }))}
              />
            </details>
          </Card>
        )}
        <Tree dimensions={draft.dimensions} />
      </PageStack>
    </>
  );
}

function Actions({ draft: { card, status, findings }, effect }: DraftViewProps) {
  const { key, version } = card;
  const which = new URLSearchParams({ key, version }).toString();
  return (
    <div className={styles["actions"]}>
      <LinkButton href={`/frameworks/edit?${which}`}>
        {status === "draft" ? "Edit" : "Edit as the next version"}
      </LinkButton>
      <LinkButton href={`/frameworks/import?${which}`}>
        {status === "draft" ? "Change the file" : "Make a new version from the file"}
      </LinkButton>
      {effect !== null && findings.length === 0 && (
        <PublishDraft version={{ key, version, hash: effect.hash }} title={card.title} />
      )}
    </div>
  );
}

function findingOf({ status, findings }: Draft): string {
  if (status === "published") return "This version is published and never changes.";
  if (status === "retired")
    return "This version is retired. Assessments made with it stay readable.";
  return findings.length === 0
    ? "Nothing is wrong with it. Look at what publishing would do, then publish."
    : `${counted(findings.length, "defect keeps", "defects keep")} it from being published.`;
}

type Placed = { line: number | null; message: string; what: string };

function PlacedList({ items }: { items: readonly Placed[] }) {
  return (
    <ul className={styles["problems"]}>
      {items.map(({ line, message, what }, index) => (
        <li key={index}>
          {line !== null && <strong>Line {line}: </strong>}
          {message} {what !== "" && <Chip tone="mono">{what}</Chip>}
        </li>
      ))}
    </ul>
  );
}

function Findings({ findings }: { findings: Draft["findings"] }) {
  if (findings.length === 0) return <Callout tone="good" title="The linter finds no defect" />;
  return (
    <Callout tone="bad" title="What would make it score wrongly">
      <PlacedList
        items={findings.map(({ line, message, code }) => ({ line, message, what: code }))}
      />
    </Callout>
  );
}

function Tree({ dimensions }: { dimensions: Draft["dimensions"] }) {
  return (
    <Card title="What it asks">
      {dimensions.map(({ key, title, practices }) => (
        <details key={key}>
          <summary>
            {title}: {counted(practices.length, "practice", "practices")}
          </summary>
          <ul className={styles["problems"]}>
            {practices.map((one) => (
              <li key={one.key}>
                {one.statement} <Chip tone="mono">{one.key}</Chip>{" "}
                <Chip tone="level">
                  {one.level === "every" ? "every level" : `level ${one.level}`}
                </Chip>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Card>
  );
}
