import { AppLink } from "../../ui/app-link";
import { Card } from "../../ui/card";
import { HowComputed } from "../../ui/how-computed";
import { Progress } from "../../ui/progress";
import { Quiet } from "../../ui/quiet";
import { planLines } from "./figure-lines";
import { money, type Roadmap } from "./roadmap-words";

/** What there is against what the plan costs. Too little money lowers no target. */
export function BudgetCard({ roadmap }: { roadmap: Roadmap }) {
  const { budget, currency, totals } = roadmap;
  if (budget === null) {
    return (
      <Card title="Money is not compared yet">
        <Quiet>
          {totals.cost === null
            ? "Say in the situation what a day costs, and the plan gets a price."
            : `The plan costs about ${money(totals.cost, currency)}. Say in the situation what the budget is.`}
        </Quiet>
        <HowComputed lines={planLines(roadmap)} />
      </Card>
    );
  }
  const { amount, cost, shortfall } = budget;
  const most = Math.max(amount, cost, 1);
  return (
    <Card
      title={
        shortfall > 0
          ? `The budget is ${money(shortfall, currency)} short`
          : `The budget is enough, ${money(amount - cost, currency)} are left`
      }
    >
      <Progress label="Budget" value={amount} max={most} detail={money(amount, currency)} />
      <Progress label="Cost of the plan" value={cost} max={most} detail={money(cost, currency)} />
      {shortfall > 0 && <Dearest roadmap={roadmap} keys={budget.dearest} />}
      <Quiet>Effort times the cost of a day. What running it costs afterwards is not known.</Quiet>
      <HowComputed lines={planLines(roadmap)} />
    </Card>
  );
}

function Dearest({ roadmap, keys }: { roadmap: Roadmap; keys: readonly string[] }) {
  const items = keys.flatMap((key) => roadmap.plan.find(({ practice }) => practice === key) ?? []);
  return (
    <>
      <p>The dearest work. No target is lowered; park what can wait, or ask for more.</p>
      <ul>
        {items.map(({ practice, statement, cost }) => (
          <li key={practice}>
            <AppLink href={`#${practice}`}>{statement}</AppLink> ({money(cost, roadmap.currency)})
          </li>
        ))}
      </ul>
    </>
  );
}
