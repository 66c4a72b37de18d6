import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../ui/app-link";
import { Callout } from "../ui/callout";
import { Empty } from "../ui/empty";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { costWords, dayWords, helpSentence } from "./help-words";

type Help = Outputs["maturity"]["helpNeeded"];

/** Who needs help most, why and what it costs; then the next ones, each with the practice that costs it most. */
export function HelpList({ help, framework }: { help: Help; framework: string }) {
  const [first, ...others] = help.teams.filter(({ worst }) => worst !== null);
  if (first === undefined) {
    return (
      <Empty title="Nothing to recommend yet" headingLevel={3}>
        {help.assessed === 0
          ? "Once a team has a signed result, the practice that holds it back most stands here with its effort."
          : "No assessed team misses a practice that its framework requires."}
      </Empty>
    );
  }
  return (
    <>
      <Callout tone="watch" title={helpSentence(first)}>
        {first.why.join(" ")} {costWords(first.next, help.currency)}
      </Callout>
      <Rows>
        {[first, ...others].map(({ team, worst, headline }) => (
          <Row
            key={team.id}
            title={
              <AppLink href={`/maturity/${team.slug}?framework=${encodeURIComponent(framework)}`}>
                {worst?.statement}
              </AppLink>
            }
            about={[
              `${team.name}, ${headline.confirmed.title ?? "level not known"} · ${worst?.says ?? ""}`,
            ]}
          >
            <Quiet>about {dayWords(worst?.effortDays ?? null)}</Quiet>
          </Row>
        ))}
      </Rows>
    </>
  );
}
