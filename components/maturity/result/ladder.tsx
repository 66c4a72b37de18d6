import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../../ui/app-link";
import { Card } from "../../ui/card";
import { formatNumber } from "../../ui/format-number";
import { HowComputed } from "../../ui/how-computed";
import { Status } from "../../ui/status";
import type { StatusKind } from "../../ui/status-icon";
import { days, practices } from "../words";
import styles from "./ladder.module.css";

type Rung = Outputs["maturity"]["teamResult"]["ladder"][number];

const states: Record<Rung["state"], { shape: StatusKind; word: string }> = {
  granted: { shape: "good", word: "Where everybody starts" },
  reached: { shape: "good", word: "Reached" },
  not_reached: { shape: "unknown", word: "Not reached" },
  empty: { shape: "not-applicable", word: "Asks nothing" },
  not_assessable: { shape: "watch", word: "Too much is out of scope to say" },
};

/** The title is the cheapest next step, computed from the missing practices and what they build on. */
export function Ladder({
  ladder,
  hrefOf,
}: {
  ladder: readonly Rung[];
  hrefOf: (practice: string) => string;
}) {
  return (
    <Card title={titleOf(ladder)}>
      <ol className={styles["ladder"]}>
        {ladder.toReversed().map((rung) => (
          <li key={rung.ordinal} className={styles["rung"]} data-state={rung.state}>
            <div className={styles["head"]}>
              <span className={styles["number"]}>{rung.ordinal}</span>
              <h3 className={styles["title"]}>{rung.title}</h3>
              <Status status={states[rung.state].shape}>{states[rung.state].word}</Status>
            </div>
            <p className={styles["summary"]}>{rung.summary}</p>
            <Progress rung={rung} />
            {rung.price !== null && rung.price.missing.length > 0 && (
              <Missing price={rung.price} hrefOf={hrefOf} open={rung === nextRung(ladder)} />
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

const nextRung = (ladder: readonly Rung[]): Rung | undefined =>
  ladder.find((rung) => rung.state === "not_reached" || rung.state === "not_assessable");

function titleOf(ladder: readonly Rung[]): string {
  const next = nextRung(ladder);
  if (next === undefined) return "The highest level is confirmed";
  const { price } = next;
  if (price === null) return `${next.title} is next`;
  const about = price.exact ? "about" : "at most about";
  return `${next.title} costs ${about} ${days(price.effortDays)}: ${practices(price.missing.length)} missing`;
}

function Progress({ rung }: { rung: Rung }) {
  const { claimed, confirmed, proven } = rung.progress;
  if (confirmed.applicable === 0) return null;
  const said = (name: string, { met, applicable }: typeof claimed) =>
    `${name} ${met} of ${applicable}`;
  return (
    <p className={styles["progress"]}>
      {[said("Claimed", claimed), said("Confirmed", confirmed), said("Proven", proven)].join(" · ")}
      {proven.unknown > 0 && ` (${proven.unknown} not known)`}
    </p>
  );
}

type MissingProps = {
  price: NonNullable<Rung["price"]>;
  hrefOf: (practice: string) => string;
  open: boolean;
};

function Missing({ price, hrefOf, open }: MissingProps) {
  return (
    <details open={open}>
      <summary>
        What is missing: {practices(price.missing.length)}, about {days(price.effortDays)}
      </summary>
      <ul className={styles["missing"]}>
        {price.missing.map(({ key, statement, effortDays, prerequisite }) => (
          <li key={key}>
            <AppLink href={hrefOf(key)}>{statement}</AppLink>
            <span className={styles["effort"]}>
              {days(effortDays)}
              {prerequisite && ", needed first"}
            </span>
          </li>
        ))}
      </ul>
      <HowComputed summary="How the price is computed" lines={priceLines(price)} />
    </details>
  );
}

/** The sum with its parts, and how sure it is that nothing cheaper leads there. */
function priceLines({ missing, effortDays, exact, reaches }: MissingProps["price"]): string[] {
  const parts = missing.map((one) => `${formatNumber(one.effortDays)} (${one.key})`).join(" + ");
  return [
    `${parts} = ${days(effortDays)}, each the framework's estimate in person-days.`,
    "Counted is what is missing in Confirmed, and what it builds on as far as that is missing too.",
    exact
      ? "It is certainly the cheapest way by these estimates."
      : "It is enough, but a cheaper way may exist: too many combinations lead there to try them all.",
    reaches
      ? "With all of it in place the level is reached."
      : "Even with all of it in place the level is not reached: too much is out of scope to tell.",
  ];
}
