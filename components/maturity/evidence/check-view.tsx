import type { Outputs } from "~/server/api/trpc/root";
import { PageStack } from "../../page-stack";
import { Card } from "../../ui/card";
import { DefinitionList } from "../../ui/definition-list";
import { PageHeader } from "../../ui/page-header";
import { Quiet } from "../../ui/quiet";
import { CheckResults } from "./check-results";
import { OffenderPages } from "./offender-pages";

export type SeenCheck = Outputs["maturity"]["findCheck"];

/** One check of a team: what is wrong now, how it is counted, and everything it has seen. */
export function CheckView({ seen, zone }: { seen: SeenCheck; zone: string }) {
  const { team, id, title, definition } = seen;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Maturity", href: "/maturity" },
          { label: team.name, href: `/maturity/${team.slug}` },
        ]}
        title={`${id} ${title}`}
        finding={findingOf(seen)}
      />
      <PageStack>
        {definition !== null && <OffenderPages seen={seen} />}
        <Card title="How it is measured">
          {definition === null ? (
            <Quiet>Nothing is measured until {seen.waitsFor} can be read here.</Quiet>
          ) : (
            <DefinitionList items={factsOf(definition)} />
          )}
        </Card>
        {definition !== null && <CheckResults seen={seen} zone={zone} />}
      </PageStack>
    </>
  );
}

function findingOf({ definition, waitsFor, results, offenderCount }: SeenCheck): string {
  if (definition === null) return `Not connected: it waits for ${waitsFor}.`;
  const [newest] = results.rows;
  if (newest === undefined) return "Not collected yet. Collect evidence on the result page.";
  if (newest.status !== "measured") return newest.reason;
  const counted =
    offenderCount === 0 ? `All ${newest.eligible}` : `${newest.good} of ${newest.eligible}`;
  return `${counted} as they should be. ${newest.reason}`.trimEnd();
}

const factsOf = (definition: NonNullable<SeenCheck["definition"]>) => [
  { term: "Good when", detail: definition.formula },
  { term: "Counted over", detail: definition.population },
  { term: "Window", detail: definition.window },
  { term: "Scale", detail: definition.scale },
  { term: "Good for", detail: `${definition.validityDays} days; older results count as unknown` },
  {
    term: "May refute",
    detail: definition.authoritative
      ? "yes, from three items on: Cairn sees the whole population"
      : "no: Cairn sees only part of the population",
  },
  { term: "Version", detail: definition.version },
  { term: "Query", detail: <code>{definition.queryHash.slice(0, 12)}</code> },
];
