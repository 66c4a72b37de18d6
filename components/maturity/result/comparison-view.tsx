import type { Outputs } from "~/server/api/trpc/root";
import { Callout } from "../../ui/callout";
import { Card, CardGrid } from "../../ui/card";
import { HowComputed } from "../../ui/how-computed";
import { PageHeader } from "../../ui/page-header";
import { Quiet } from "../../ui/quiet";
import { Row, Rows } from "../../ui/rows";
import { counted, percent } from "../words";
import { comparisonLines } from "./figure-lines";
import { SlopeFigure } from "./figures";

type Comparison = Outputs["maturity"]["compareMilestones"];
type Change = Comparison["gained"][number];

type ComparisonProps = {
  comparison: Comparison;
  team: { name: string; slug: string };
  zone: string;
};

/** What moved between two days, by what stood after evidence. */
export function ComparisonView({ comparison, team, zone }: ComparisonProps) {
  const { before, after, gained, lost, changed, sameEngine } = comparison;
  const level = (one: Comparison["before"]) =>
    comparison.levels.find(({ ordinal }) => ordinal === one.summary.confirmed)?.title ?? "–";
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Maturity", href: "/maturity" },
          { label: team.name, href: `/maturity/${team.slug}?framework=${before.framework}` },
        ]}
        title={`${before.name} and ${after.name}`}
        finding={`Confirmed went from ${level(before)} to ${level(after)}: ${counted(gained.length, "practice", "practices")} gained, ${lost.length} lost.`}
      />
      {!sameEngine && (
        <Callout tone="watch" title="Two engine versions">
          The same inputs could give another result today. Differences may come from the engine and
          not from the team.
        </Callout>
      )}
      <Card>
        <SlopeFigure comparison={comparison} zone={zone} />
        <HowComputed lines={comparisonLines(comparison)} />
      </Card>
      <CardGrid wide>
        <Changes title="Gained" changes={gained} none="No practice was gained." />
        <Changes title="Lost" changes={lost} none="No practice was lost." />
        <Changes
          title="Moved without crossing the line"
          changes={changed}
          none="Nothing else moved."
        />
      </CardGrid>
    </>
  );
}

function Changes({
  title,
  changes,
  none,
}: {
  title: string;
  changes: readonly Change[];
  none: string;
}) {
  return (
    <Card
      title={
        changes.length === 0
          ? title
          : `${title}: ${counted(changes.length, "practice", "practices")}`
      }
    >
      {changes.length === 0 ? (
        <Quiet>{none}</Quiet>
      ) : (
        <Rows>
          {changes.map(({ practice, statement, before, after }) => (
            <Row
              key={practice}
              title={<span>{statement}</span>}
              about={[
                `${practice}: confirmed ${percent(before.confirmed)} → ${percent(after.confirmed)}`,
              ]}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
