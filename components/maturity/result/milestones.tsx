import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../../ui/app-link";
import { Card } from "../../ui/card";
import { HowComputed } from "../../ui/how-computed";
import { Time } from "../../ui/time";
import { counted } from "../words";
import { milestoneLines } from "./figure-lines";
import styles from "./milestones.module.css";

type Page = Outputs["maturity"]["listMilestones"];
type Milestone = Page["rows"][number];

type MilestonesProps = {
  page: Page;
  /** Address of the comparison with another milestone. */
  compareHref: (a: string, b: string) => string;
  /** Of the dimensions, by key. */
  titles: ReadonlyMap<string, string>;
  zone: string;
};

/** What was known on each saved day; never edited. */
export function Milestones({ page, compareHref, titles, zone }: MilestonesProps) {
  const { rows, matching } = page;
  const hidden = matching - rows.length;
  return (
    <Card
      title={matching === 0 ? "No milestone yet" : counted(matching, "milestone", "milestones")}
      flush
    >
      {rows.length === 0 ? (
        <p className={styles["empty"]}>
          A milestone keeps what was known on a day. Signing off saves one; you can save more at any
          time.
        </p>
      ) : (
        <div className={styles["room"]}>
          <table className={styles["table"]}>
            <thead>
              <tr>
                <th scope="col">Milestone</th>
                <th scope="col">Taken</th>
                <th scope="col">Claimed</th>
                <th scope="col">Confirmed</th>
                <th scope="col">Proven</th>
                <th scope="col">What changed</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one, index) => (
                <MilestoneRow
                  key={one.id}
                  one={one}
                  before={rows[index + 1]}
                  compareHref={compareHref}
                  titles={titles}
                  zone={zone}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hidden > 0 && (
        <p className={styles["empty"]}>
          {counted(hidden, "older one is", "older ones are")} not shown.
        </p>
      )}
    </Card>
  );
}

type RowProps = { one: Milestone; before: Milestone | undefined } & Pick<
  MilestonesProps,
  "compareHref" | "titles" | "zone"
>;

function MilestoneRow({ one, before, compareHref, titles, zone }: RowProps) {
  const { summary } = one;
  const level = (value: number | null) => (value === null ? "–" : value);
  const comparable = before !== undefined && before.frameworkVersion === one.frameworkVersion;
  return (
    <tr>
      <th scope="row">
        {one.name}
        <HowComputed summary="What it holds" lines={milestoneLines(one, titles)} />
      </th>
      <td>
        <Time at={one.takenAt} zone={zone} /> by {one.takenBy}
      </td>
      <td className={styles["number"]}>{level(summary.claimed)}</td>
      <td className={styles["number"]}>{level(summary.confirmed)}</td>
      <td className={styles["number"]}>{level(summary.proven)}</td>
      <td>
        {comparable ? (
          <AppLink href={compareHref(before.id, one.id)}>Compare with {before.name}</AppLink>
        ) : before === undefined ? (
          "The first one"
        ) : (
          "Another framework version"
        )}
      </td>
    </tr>
  );
}
