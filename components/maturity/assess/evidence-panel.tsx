"use client";

import { Time } from "../../ui/time";
import { CheckEvidence } from "../check-evidence";
import { VerdictBadge } from "../verdict-badge";
import styles from "./dimension-view.module.css";
import type { Question } from "./question-card";

type EvidencePanelProps = { question: Question; slug: string; zone: string };

/** What the data says about the question in focus, beside the answer and never hidden behind it. */
export function EvidencePanel({ question, slug, zone }: EvidencePanelProps) {
  const { key, standing, previous } = question;
  return (
    <aside aria-label={`Evidence for ${key}`}>
      <details className={styles["panel"]} open>
        <summary>Evidence for {key}</summary>
        <p>
          <VerdictBadge verdict={standing.verdict} /> {standing.says}
        </p>
        {standing.checks.length === 0 ? (
          <p>No check can see this practice. A reviewed document would be its evidence.</p>
        ) : (
          standing.checks.map((check) => (
            <CheckEvidence key={check.id} check={check} slug={slug} zone={zone} />
          ))
        )}
        {previous !== null && (
          <p className={styles["previous"]}>
            Last answer: {previous.words}, by {previous.by},{" "}
            <Time at={previous.at} zone={zone} style="date" />
            {previous.note !== "" && <> · {previous.note}</>}
          </p>
        )}
      </details>
    </aside>
  );
}
