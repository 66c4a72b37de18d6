"use client";

import { Checkbox } from "../../ui/checkbox";
import { Time } from "../../ui/time";
import styles from "../answer-table.module.css";
import type { Preview } from "./preview";

type Change = Preview["changes"][number];

type ChangeTableProps = {
  changes: readonly Change[];
  /** Practices of which the file's answer wins although somebody answered since. */
  take: readonly string[];
  onTake: (take: readonly string[]) => void;
  zone: string;
};

/** Every answer that would change: what stands, what the file says, and who decides where both are new. */
export function ChangeTable({ changes, take, onTake, zone }: ChangeTableProps) {
  const toggle = (practice: string, wanted: boolean) =>
    onTake(wanted ? [...take, practice] : take.filter((one) => one !== practice));
  return (
    <div className={styles["room"]}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">Practice</th>
            <th scope="col">In Cairn</th>
            <th scope="col">In the file</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.practice}>
              <th scope="row">
                {change.question}
                <span className={styles["quiet"]}>
                  {change.practice} · line {change.line}
                </span>
              </th>
              <td data-label="In Cairn">
                <Before change={change} zone={zone} />
              </td>
              <td data-label="In the file">
                {change.after.words}
                {change.after.note !== "" && (
                  <span className={styles["quiet"]}>{change.after.note}</span>
                )}
                {change.conflict && (
                  <Checkbox
                    label="Take the file's answer"
                    detail={`Otherwise what ${change.before?.by ?? "somebody"} said since stays.`}
                    checked={take.includes(change.practice)}
                    onChange={({ currentTarget }) => toggle(change.practice, currentTarget.checked)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Before({ change: { before }, zone }: { change: Change; zone: string }) {
  if (before === null || before.words === null) return <>Not answered</>;
  return (
    <>
      {before.words}
      <span className={styles["quiet"]}>
        {before.by}, <Time at={before.at} zone={zone} />
        {before.note !== "" && <> · {before.note}</>}
      </span>
    </>
  );
}
