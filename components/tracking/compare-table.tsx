import type { ReactNode } from "react";
import { AppLink } from "../ui/app-link";
import { cx } from "../ui/cx";
import { Quiet } from "../ui/quiet";
import { VisuallyHidden } from "../ui/visually-hidden";
import type { Comparison } from "./compare-lines";
import { RunStatus } from "./runs-table";
import plain from "../ui/plain-table.module.css";
import styles from "./tracking.module.css";
import { runPath } from "./words";

type CompareTableProps = {
  /** "Parameters": what a line is about. */
  caption: string;
  runs: Comparison["runs"];
  labels: ReadonlyMap<string, string>;
  base: string | null;
  /** Where a press on "Pin" of a run goes. */
  pinHref: (runId: string | null) => string;
  lines: readonly { key: string; cells: readonly ReactNode[]; numeric: boolean }[];
  /** Equal lines that are not shown, and where they are. */
  left: { count: number; href: string };
};

/** Runs side by side: one line per name, one column per run. */
export function CompareTable(props: CompareTableProps) {
  const { caption, runs, base, lines, left } = props;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so keys must reach it */}
      <section className={plain["scroll"]} aria-label={caption} tabIndex={0}>
        <table className={plain["table"]}>
          <caption>
            <VisuallyHidden>{caption} of the runs side by side</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{caption}</th>
              {runs.map((run) => (
                <RunHead key={run.runId} run={run} {...props} />
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, cells, numeric }) => (
              <tr key={key}>
                <th scope="row">{key}</th>
                {runs.map(({ runId }, at) => (
                  <td
                    key={runId}
                    className={cx(numeric && plain["number"], runId === base && plain["pinned"])}
                  >
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left.count > 0 && (
        <Quiet>
          {left.count === 1 ? "1 line is" : `${left.count} lines are`} equal in all runs and left
          out. <AppLink href={left.href}>Show equal lines too</AppLink>
        </Quiet>
      )}
    </>
  );
}

type RunHeadProps = CompareTableProps & { run: Comparison["runs"][number] };

function RunHead({ run, labels, base, pinHref }: RunHeadProps) {
  const label = labels.get(run.runId) ?? run.name;
  const pinned = run.runId === base;
  return (
    <th scope="col" className={cx(pinned && plain["pinned"])}>
      <span className={styles["runHead"]}>
        <AppLink href={runPath(run)}>{label}</AppLink>
        <RunStatus status={run.status} />
        <AppLink href={pinHref(pinned ? null : run.runId)} scroll={false}>
          {pinned ? "Unpin" : "Pin as baseline"}
          <VisuallyHidden> {label}</VisuallyHidden>
        </AppLink>
      </span>
    </th>
  );
}
