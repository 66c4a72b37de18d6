"use client";

import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { counted } from "../words";
import type { Fault, Review } from "./editor-state";
import styles from "./editor.module.css";

type LinterPanelProps = {
  review: Review;
  /** What is on screen was changed after it was read. */
  reading: boolean;
  onFault: (fault: Fault) => void;
  onLine: (line: number) => void;
};

/** Everything wrong with the file; each entry leads to its place. */
export function LinterPanel({ review, reading, onFault, onLine }: LinterPanelProps) {
  const { problems, findings } = review;
  const faults = [...problems.map((one) => ({ ...one, code: "" })), ...findings];
  return (
    <Card title="Linter">
      <output className={styles["verdict"]}>
        {reading ? "Reading what changed" : verdictOf(problems.length, findings.length)}
      </output>
      {faults.length === 0 ? (
        <Callout tone="good">Every rule of the linter holds.</Callout>
      ) : (
        <ul className={styles["faults"]}>
          {faults.map((fault, index) => (
            <li key={index}>
              <span>{fault.message}</span>
              <span className={styles["faultActions"]}>
                {fault.path !== "" && review.data !== null && (
                  <Button size="small" onClick={() => onFault(fault)}>
                    Show in the form
                  </Button>
                )}
                {fault.line !== null && <Line line={fault.line} onLine={onLine} />}
                {fault.code !== "" && <Chip tone="mono">{fault.code}</Chip>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Line({ line, onLine }: { line: number; onLine: (line: number) => void }) {
  return (
    <Button size="small" variant="quiet" onClick={() => onLine(line)}>
      Line {line}
    </Button>
  );
}

function verdictOf(problems: number, findings: number): string {
  if (problems > 0)
    return `${counted(problems, "thing has", "things have")} to be corrected before it can be saved.`;
  if (findings > 0)
    return `It can be saved as a draft. ${counted(findings, "defect keeps", "defects keep")} it from being published.`;
  return "No defect. It can be saved and published.";
}
