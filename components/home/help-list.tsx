import { AppLink } from "../ui/app-link";
import { Empty } from "../ui/empty";
import { HowComputed } from "../ui/how-computed";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { needsOf, needSentence, type Standing } from "./need";

type HelpListProps = { standings: readonly Standing[]; assessed: number };

/** Which team needs help most, why, and what it costs; the others after it. */
export function HelpList({ standings, assessed }: HelpListProps) {
  const needs = needsOf(standings);
  const [first] = needs;
  if (first === undefined) {
    return (
      <Empty title="Nothing to recommend yet" headingLevel={3}>
        {assessed === 0
          ? "Once a team has a signed result, who needs help most stands here with the reason and the cost."
          : "No assessed team misses a practice that its targets ask for."}
      </Empty>
    );
  }
  return (
    <>
      <p>
        <strong>{needSentence(first)}</strong>
      </p>
      <Rows ordered>
        {needs.map((need) => (
          <Row
            key={need.slug}
            title={
              <AppLink
                href={`/maturity/${need.slug}?framework=${encodeURIComponent(need.framework)}`}
              >
                {need.team}
              </AppLink>
            }
            about={[`${need.why.charAt(0).toUpperCase()}${need.why.slice(1)}`]}
            below={<HowComputed summary="Why it stands here" lines={need.lines} />}
          >
            <Quiet>
              <AppLink
                href={`/maturity/${need.slug}/roadmap?framework=${encodeURIComponent(need.framework)}`}
              >
                {need.cost}
              </AppLink>
            </Quiet>
          </Row>
        ))}
      </Rows>
    </>
  );
}
