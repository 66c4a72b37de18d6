import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { Status } from "../../ui/status";
import { VerdictBadge } from "../verdict-badge";
import { counted, days, dayWords } from "../words";
import { EditImprovement } from "./edit-improvement";
import styles from "./improvements.module.css";

type Page = Outputs["maturity"]["listImprovements"];
type Improvement = Page["rows"][number];

type ImprovementsProps = { page: Page; readOnly: boolean; zone: string };

/** Planned work from gaps. An item is only over when its evidence turns. */
export function Improvements({ page, readOnly }: ImprovementsProps) {
  const { rows, total } = page;
  return (
    <Card title={findingOf(rows, total)}>
      {rows.length === 0 ? (
        <p className={styles["quiet"]}>
          Plan one from a practice above. With owner, due date and effort it counts as owned work.
        </p>
      ) : (
        <ul className={styles["list"]}>
          {rows.map((item) => (
            <li key={item.id} id={`improvement-${item.id}`} className={styles["item"]}>
              <div className={styles["head"]}>
                <span className={styles["title"]}>{item.title}</span>
                <Standing item={item} />
              </div>
              <p className={styles["quiet"]}>{factsOf(item)}</p>
              <div className={styles["foot"]}>
                <VerdictBadge verdict={item.verdict} plain />
                {!readOnly && <EditImprovement item={item} />}
              </div>
            </li>
          ))}
        </ul>
      )}
      {total > rows.length && (
        <p className={styles["quiet"]}>
          {counted(total - rows.length, "older item is", "older items are")} not shown.
        </p>
      )}
    </Card>
  );
}

function findingOf(rows: readonly Improvement[], total: number): string {
  if (total === 0) return "No improvement is planned";
  const open = rows.filter(({ status }) => status === "planned" || status === "doing");
  const unowned = open.filter(({ owner }) => owner === null).length;
  const red = rows.filter(({ doneButRed }) => doneButRed).length;
  return [
    `${counted(open.length, "improvement", "improvements")} open`,
    ...(unowned > 0 ? [`${unowned} without an owner`] : []),
    ...(red > 0 ? [`${red} done but the evidence still says no`] : []),
  ].join(", ");
}

const factsOf = ({ owner, dueOn, effortDays, practice }: Improvement): string =>
  [
    practice,
    owner === null
      ? "no owner yet"
      : `owner ${owner.name}${owner.active ? "" : " (no longer active)"}`,
    dueOn === null ? "no due date yet" : `due ${dayWords(dueOn)}`,
    effortDays === null ? "effort not estimated" : days(effortDays),
  ].join(" · ");

const words: Record<Improvement["status"], string> = {
  planned: "Planned",
  doing: "Being done",
  done: "Done",
  dropped: "Dropped",
};

function Standing({ item }: { item: Improvement }) {
  if (item.doneButRed) return <Status status="bad">Done, evidence still says no</Status>;
  if (item.doneButUnseen) return <Status status="unknown">Done, not seen yet</Status>;
  const shape = {
    planned: "unknown",
    doing: "running",
    done: "good",
    dropped: "not-applicable",
  } as const;
  return <Status status={shape[item.status]}>{words[item.status]}</Status>;
}
