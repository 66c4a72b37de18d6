import type { ReactNode } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { sizeWords } from "~/server/maturity/rules/attachment";
import { Status } from "../ui/status";
import type { StatusKind } from "../ui/status-icon";
import { Time } from "../ui/time";
import styles from "./document-line.module.css";
import { dayWords } from "./words";

export type Document = Outputs["maturity"]["teamResult"]["practices"][number]["documents"][number];

const states: Record<Document["state"], { shape: StatusKind; word: string }> = {
  counts: { shape: "good", word: "Counts" },
  waits: { shape: "unknown", word: "Not accepted yet" },
  rejected: { shape: "bad", word: "Not accepted" },
  not_yet: { shape: "watch", word: "Not in force yet" },
  expired: { shape: "watch", word: "Expired" },
  too_old: { shape: "watch", word: "Too old" },
  own_review: { shape: "watch", word: "Needs somebody else" },
};

type DocumentLineProps = { document: Document; zone: string; children?: ReactNode };

/** One document: a download under its title, what it is worth now, and who brought it. */
export function DocumentLine({ document, zone, children }: DocumentLineProps) {
  const { id, title, fileName, bytes, state, says, effectiveOn, expiresOn } = document;
  const { shape, word } = states[state];
  return (
    <li className={styles["line"]} data-document={id}>
      <p className={styles["head"]}>
        <a href={`/api/v1/documents/${id}/file`} download={fileName}>
          {title}
        </a>
        <Status status={shape}>{word}</Status>
      </p>
      <p className={styles["facts"]}>
        {fileName}, {sizeWords(bytes)} · in force from {dayWords(effectiveOn)}
        {expiresOn !== null && ` to ${dayWords(expiresOn)}`} · brought by {document.uploadedBy},{" "}
        <Time at={document.uploadedAt} zone={zone} style="date" />
      </p>
      <p className={styles["facts"]}>{says}</p>
      {children}
    </li>
  );
}

/** Documents under one another. */
export function DocumentLines({ children }: { children: ReactNode }) {
  return <ul className={styles["lines"]}>{children}</ul>;
}
