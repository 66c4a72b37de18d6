"use client";

import { changesBetween } from "~/server/audit/rules/diff";
import { CopyButton } from "../ui/copy-button";
import { DefinitionList } from "../ui/definition-list";
import { Drawer } from "../ui/drawer";
import { formatNumber } from "../ui/format-number";
import { isoTime } from "../ui/format-time";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import type { TrailEvent } from "./audit-view";
import styles from "./event-panel.module.css";

/** One entry of the trail in full: what was before, what came after, and why. */
export function EventPanel({ event, onClose }: { event: TrailEvent; onClose: () => void }) {
  const { zone } = useMe();
  const { detail } = event;
  return (
    <Drawer
      title={`Entry #${formatNumber(event.seq)}`}
      onClose={onClose}
      actions={
        <CopyButton text={JSON.stringify(event, null, 2)} what="entry as JSON" size="small" />
      }
    >
      <DefinitionList
        items={[
          { term: "Time", detail: <Time at={event.at} zone={zone} /> },
          { term: "In UTC", detail: isoTime(event.at) },
          { term: "Who", detail: `${event.actorName} (${event.actorKind})` },
          { term: "What", detail: <code>{event.action}</code> },
          {
            term: "Outcome",
            detail:
              event.outcome === "done" ? (
                <Status status="good">Done</Status>
              ) : (
                <Status status="bad">Refused: {detail.code ?? "no code"}</Status>
              ),
          },
          { term: "On what", detail: event.subject === "" ? "–" : <code>{event.subject}</code> },
          ...(detail.reason === undefined ? [] : [{ term: "Reason", detail: detail.reason }]),
          { term: "Request", detail: <code className={styles["hash"]}>{event.requestId}</code> },
          { term: "Hash", detail: <code className={styles["hash"]}>{event.hash}</code> },
        ]}
      />
      <Changes event={event} />
    </Drawer>
  );
}

/** What was made new had nothing before, so each of its fields is a change of its own. */
function Changes({ event: { detail } }: { event: TrailEvent }) {
  const changes = changesBetween(detail.before ?? {}, detail.after ?? {});
  if (changes.length === 0) return null;
  return (
    <table className={styles["changes"]}>
      <caption className={styles["caption"]}>What changed</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field === "" ? "Value" : field}</th>
            <td>
              <del className={styles["before"]}>{shown(before)}</del>
            </td>
            <td>
              <ins className={styles["after"]}>{shown(after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}
