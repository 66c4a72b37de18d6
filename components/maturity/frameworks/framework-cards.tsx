import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../../ui/app-link";
import { Card, CardGrid } from "../../ui/card";
import { DefinitionList } from "../../ui/definition-list";

type FrameworkCard = Outputs["maturity"]["listFrameworks"][number];

export function FrameworkCards({ frameworks }: { frameworks: readonly FrameworkCard[] }) {
  return (
    <CardGrid wide>
      {frameworks.map((framework) => (
        <Card
          key={framework.key}
          title={<AppLink href={`/frameworks/${framework.key}`}>{framework.title}</AppLink>}
        >
          <p>{framework.summary}</p>
          <DefinitionList items={factsOf(framework)} />
        </Card>
      ))}
    </CardGrid>
  );
}

export const factsOf = ({
  version,
  publisher,
  levels,
  requiredCount,
  askedCount,
  minutes,
}: FrameworkCard) => [
  { term: "Published by", detail: publisher },
  { term: "Version", detail: version },
  { term: "Levels", detail: levels.map(({ ordinal, title }) => `${ordinal} ${title}`).join(", ") },
  { term: "Asks", detail: `${askedCount} practices, ${requiredCount} of them required` },
  { term: "Takes", detail: `about ${minutes} minutes (an estimate)` },
];
