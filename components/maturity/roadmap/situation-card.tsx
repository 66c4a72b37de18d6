import { Card } from "../../ui/card";
import { DefinitionList } from "../../ui/definition-list";
import { formatNumber } from "../../ui/format-number";
import { Quiet } from "../../ui/quiet";
import { Time } from "../../ui/time";
import { days } from "../words";
import { money, type Roadmap } from "./roadmap-words";
import { EditSituation } from "./situation-form";

type Context = NonNullable<Roadmap["context"]>;

const stageWords: Record<Context["stage"], string> = {
  production: "In production",
  poc: "A proof of concept",
  one_off: "A one-off task",
};

const yes = (holds: boolean): string => (holds ? "Yes" : "No");

type SituationCardProps = { roadmap: Roadmap; context: Context; zone: string };

/** What targets and prices follow from, and who said it. */
export function SituationCard({ roadmap, context, zone }: SituationCardProps) {
  const { currency, team, readOnlyBecause } = roadmap;
  const delay = context.labelDelayDays;
  return (
    <Card
      title="The team’s situation"
      actions={
        readOnlyBecause === null && (
          <EditSituation slug={team.slug} currency={currency} context={context} />
        )
      }
    >
      <DefinitionList
        items={[
          { term: "Stage", detail: stageWords[context.stage] },
          { term: "Models in production", detail: formatNumber(context.productionModels) },
          { term: "Changes in a year", detail: formatNumber(context.changesPerYear) },
          { term: "Decisions rest on it", detail: yes(context.decisionUse) },
          { term: "Business lives on it", detail: yes(context.mlCore) },
          { term: "Regulated", detail: yes(context.regulated) },
          { term: "Truth known after", detail: delay === null ? "Not known" : days(delay) },
          { term: "Days a week", detail: formatNumber(context.daysPerWeek) },
          { term: "Cost of a day", detail: amountOf(context.dayRate, currency) },
          { term: "Budget", detail: amountOf(context.budget, currency) },
        ]}
      />
      <Quiet>
        Said by {context.setBy}, <Time at={context.setAt} zone={zone} style="date" />.
      </Quiet>
    </Card>
  );
}

const amountOf = (amount: number | null, currency: string): string =>
  amount === null ? "Not known" : money(amount, currency);
