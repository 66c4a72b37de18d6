import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../ui/app-link";
import { Empty } from "../ui/empty";
import { formatNumber } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";

type Result = Outputs["maturity"]["teamResult"];

/** For each team the one practice whose absence costs it most, the greatest loss first. Not a ranking of teams. */
export function HelpList({ results, assessed }: { results: readonly Result[]; assessed: number }) {
  const items = results
    .flatMap(({ team, framework, practices }) => {
      const [worst] = practices.filter(({ met, kind }) => kind === "R" && met.confirmed !== true);
      return worst === undefined ? [] : [{ team, framework, practice: worst }];
    })
    .toSorted(
      (a, b) =>
        b.practice.levelsLost - a.practice.levelsLost || b.practice.benefit - a.practice.benefit,
    );
  if (items.length === 0) {
    return (
      <Empty title="Nothing to recommend yet" headingLevel={3}>
        {assessed === 0
          ? "Once a team has a signed result, the practice that holds it back most stands here with its effort."
          : "No assessed team misses a practice that its framework requires."}
      </Empty>
    );
  }
  return (
    <Rows>
      {items.map(({ team, framework, practice }) => (
        <Row
          key={team.id}
          title={
            <AppLink href={`/maturity/${team.slug}?framework=${encodeURIComponent(framework.key)}`}>
              {practice.statement}
            </AppLink>
          }
          about={[`${team.name} · ${practice.says}`]}
        >
          <Quiet>
            about {formatNumber(practice.effortDays)} days
            {practice.levelsLost > 0 &&
              `, holds back ${formatNumber(practice.levelsLost)} ${practice.levelsLost === 1 ? "level" : "levels"}`}
          </Quiet>
        </Row>
      ))}
    </Rows>
  );
}
