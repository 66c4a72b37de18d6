import type { Outputs } from "~/server/api/trpc/root";
import { PageStack } from "../page-stack";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { Empty } from "../ui/empty";
import { formatCount, formatNumber } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { type Asked, searchPath } from "./search-asked";
import { SearchBox } from "./search-box";

type Found = Outputs["search"]["findAnything"]["kinds"][number];

type SearchViewProps = { asked: Asked; kinds: readonly Found[] };

/** Everything whose name a text finds, kind by kind. */
export function SearchView({ asked, kinds }: SearchViewProps) {
  const some = kinds.filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PageHeader title="Search" finding={findingOf(asked, kinds)} />
      <PageStack>
        <SearchBox text={asked.text} />
        {asked.text === "" && (
          <Empty title="Nothing is asked yet">
            Type a part of the name of a model, a version, a dataset, a feature, an experiment or a
            team, or the beginning of a run’s name or id.
          </Empty>
        )}
        {asked.text !== "" && some.length === 0 && (
          <Empty title={`Nothing found for “${asked.text}”`}>
            Try fewer letters. Runs are found by the beginning of their name or id, everything else
            by any part of its name.
          </Empty>
        )}
        {some.map((kind) => (
          <Kind key={kind.key} asked={asked} kind={kind} />
        ))}
      </PageStack>
    </>
  );
}

function Kind({ asked, kind }: { asked: Asked; kind: Found }) {
  const { key, label, rows, nextCursor } = kind;
  const alone = asked.kind === key;
  return (
    <Card title={`${label}: ${countWords(kind)}`}>
      <Rows>
        {rows.map(({ title, detail, path }) => (
          <Row
            key={path}
            title={<AppLink href={path}>{title}</AppLink>}
            about={detail === "" ? [] : [detail]}
          />
        ))}
      </Rows>
      {alone && <AppLink href={searchPath({ text: asked.text })}>All kinds</AppLink>}
      {nextCursor !== null && (
        <AppLink
          href={searchPath({ text: asked.text, kind: key, ...(alone && { cursor: nextCursor }) })}
        >
          {alone ? `More ${label.toLowerCase()}` : `All ${label.toLowerCase()}`}
        </AppLink>
      )}
      {alone && nextCursor === null && asked.cursor !== undefined && (
        <Quiet>These are the last.</Quiet>
      )}
    </Card>
  );
}

const countWords = ({ count, countedAll }: Found): string =>
  countedAll ? formatNumber(count) : `more than ${formatNumber(count)}`;

function findingOf({ text }: Asked, kinds: readonly Found[]): string | undefined {
  if (text === "") return undefined;
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  const more = kinds.some(({ countedAll }) => !countedAll) ? "More than " : "";
  return `${more}${formatCount(all, "match", "matches")} for “${text}”.`;
}
