import type { ReactNode } from "react";
import { Card } from "../../ui/card";
import { HowComputed } from "../../ui/how-computed";
import { Quiet } from "../../ui/quiet";
import { Row, Rows } from "../../ui/rows";
import { Status } from "../../ui/status";
import type { StatusKind } from "../../ui/status-icon";
import { EditImprovement } from "../result/edit-improvement";
import { PlanImprovement } from "../result/plan-improvement";
import { counted, days, dayWords, practices } from "../words";
import { ParkWork, UnparkWork } from "./park-work";
import { itemLines } from "./figure-lines";
import styles from "./plan-groups.module.css";
import {
  factsOf,
  horizons,
  type Item,
  money,
  orderWords,
  type Roadmap,
  stateWords,
} from "./roadmap-words";

const shapes: Record<Item["state"], StatusKind> = {
  unplanned: "not-applicable",
  planned: "unknown",
  doing: "running",
  done_but_red: "bad",
  done_but_unseen: "unknown",
  done: "good",
};

type Parked = Roadmap["parked"][number];

/** The work in the order in which it is done, by when it is over. */
export function PlanGroups({ roadmap }: { roadmap: Roadmap }) {
  const { plan, parked, finished, blocked } = roadmap;
  return (
    <>
      {horizons.map(({ key, title, about }) => {
        const items = plan.filter(({ horizon }) => horizon === key);
        return (
          <Card key={key} title={`${title}, ${about}: ${sumOf(items, roadmap)}`}>
            {items.length === 0 ? (
              <Quiet>Nothing falls here.</Quiet>
            ) : (
              <Rows ordered>
                {items.map((item) => (
                  <PlannedRow key={item.practice} item={item} roadmap={roadmap} />
                ))}
              </Rows>
            )}
          </Card>
        );
      })}
      {parked.length > 0 && <ParkedCard roadmap={roadmap} />}
      {blocked.length > 0 && (
        <Quiet>These wait for each other, so nothing can start there: {blocked.join(", ")}.</Quiet>
      )}
      {finished.length > 0 && <FinishedCard finished={finished} />}
    </>
  );
}

function sumOf(items: readonly Item[], { currency, totals }: Roadmap): string {
  const effort = items.reduce((sum, { effortDays }) => sum + effortDays, 0);
  const cost = items.reduce((sum, item) => sum + (item.cost ?? 0), 0);
  const price = totals.cost === null ? [] : [money(cost, currency)];
  return [practices(items.length), days(effort), ...price].join(", ");
}

function PlannedRow({ item, roadmap }: { item: Item; roadmap: Roadmap }) {
  const order = orderWords(item);
  const { currency } = roadmap;
  return (
    <Row
      title={<Title item={item} />}
      about={[factsOf(item, currency), ...(order === null ? [] : [order]), ...lateWords(item)]}
      below={<HowComputed lines={itemLines(item, roadmap)} />}
    >
      <div className={styles["marks"]}>
        <Status status={shapes[item.state]}>{stateWords[item.state]}</Status>
        {item.late && <Status status="watch">Due too early</Status>}
        {roadmap.readOnlyBecause === null && (
          <>
            <Change item={item} roadmap={roadmap} />
            <ParkWork
              slug={roadmap.team.slug}
              framework={roadmap.framework.key}
              practice={item.practice}
              statement={item.statement}
            />
          </>
        )}
      </div>
    </Row>
  );
}

const lateWords = ({ late, endsOn }: Item): string[] =>
  late ? [`At this pace it is done by ${dayWords(endsOn)}, after its due date.`] : [];

function Title({ item }: { item: Pick<Item, "practice" | "statement"> }): ReactNode {
  return (
    <span id={item.practice} className={styles["title"]}>
      <span className={styles["key"]}>{item.practice}</span> {item.statement}
    </span>
  );
}

/** Plans what nobody planned, changes what somebody did. */
function Change({ item, roadmap }: { item: Item; roadmap: Roadmap }) {
  const { improvement, practice, statement, effortDays } = item;
  if (improvement !== null) return <EditImprovement item={improvement} />;
  return (
    <PlanImprovement
      slug={roadmap.team.slug}
      framework={roadmap.framework.key}
      practice={{ key: practice, statement, effortDays }}
      label="Plan it"
    />
  );
}

function ParkedCard({ roadmap }: { roadmap: Roadmap }) {
  const { parked, team, framework, readOnlyBecause } = roadmap;
  const due = parked.filter(({ reviewDue }) => reviewDue).length;
  const title = `Parked: ${practices(parked.length)}${due > 0 ? `, ${counted(due, "review is", "reviews are")} due` : ""}`;
  return (
    <Card title={title}>
      <Rows>
        {parked.map((item) => (
          <Row key={item.practice} title={<Title item={item} />} about={[whyParked(item)]}>
            <div className={styles["marks"]}>
              {item.reviewDue && <Status status="watch">Review due</Status>}
              {item.because === null && readOnlyBecause === null && (
                <UnparkWork slug={team.slug} framework={framework.key} practice={item.practice} />
              )}
            </div>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

const whyParked = ({ because, reason, by, reviewOn, effortDays }: Parked): string =>
  [
    because === null
      ? `${by ?? "Somebody"}: ${reason ?? "no reason kept"}`
      : `waits for ${because}`,
    days(effortDays),
    `look at it again on ${dayWords(reviewOn)}`,
  ].join(" · ");

function FinishedCard({ finished }: { finished: Roadmap["finished"] }) {
  const shown = finished.filter(({ state }) => state === "done").length;
  return (
    <Card title={`Off the plan: ${practices(finished.length)}, ${shown} shown by evidence`}>
      <Rows>
        {finished.map((item) => (
          <Row key={item.practice} title={<Title item={item} />}>
            <Status status={shapes[item.state]}>{stateWords[item.state]}</Status>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
