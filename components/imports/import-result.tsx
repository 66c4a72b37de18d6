import { countOf, kindOrder } from "~/server/imports/rules/import-words";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { formatNumber } from "../ui/format-number";
import { Row, Rows } from "../ui/rows";
import type { Import } from "./words";

/** What the look found: what would come, what is here already, what stays behind. */
export function ImportFound({ job: { found, withFiles } }: { job: Import }) {
  const kinds = kindOrder.filter((kind) => (found[kind] ?? 0) > 0);
  const items = kinds.map((kind): Definition => {
    const known = found[`known ${kind}`] ?? 0;
    const deleted = found[`deleted ${kind}`] ?? 0;
    const parts = [
      formatNumber(found[kind]),
      ...(known === 0 ? [] : [`${formatNumber(known)} of them are here from an earlier import`]),
      ...(deleted === 0 ? [] : [`${formatNumber(deleted)} deleted ones stay behind`]),
    ];
    return { term: headOf(kind), detail: parts.join("; ") };
  });
  if (items.length === 0) return null;
  const files = withFiles ? "They are counted while they come." : "They stay where they are.";
  return (
    <Card title="What would come">
      <DefinitionList items={[...items, { term: "Files", detail: files }]} />
    </Card>
  );
}

/** `Logged models`. */
function headOf(kind: string): string {
  const words = countOf(kind, 2).replace(/^2 /, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const howWords = {
  made: "came",
  joined: "joined what has the same name here",
  known: "were here from an earlier import",
} as const;

const isHow = (how: string): how is keyof typeof howWords => how in howWords;

/** What came, by kind, and where to find it. */
export function ImportResult({ job: { brought, experiments, models } }: { job: Import }) {
  const kinds = kindOrder.filter((kind) => brought.some((one) => one.kind === kind));
  if (kinds.length === 0) return null;
  const items = kinds.map((kind): Definition => {
    const parts = brought
      .filter((one) => one.kind === kind)
      .map(({ how, count, removed }) => {
        const gone = removed === 0 ? "" : `, ${formatNumber(removed)} removed again`;
        return `${formatNumber(count)} ${isHow(how) ? howWords[how] : how}${gone}`;
      });
    return { term: headOf(kind), detail: parts.join("; ") };
  });
  return (
    <>
      <Card title="What came">
        <DefinitionList items={items} />
      </Card>
      {experiments.length > 0 && (
        <Card title="Where the runs are">
          <Rows>
            {experiments.map(({ experimentId, name, runs }) => (
              <Row
                key={experimentId}
                title={<AppLink href={`/experiments/${experimentId}`}>{name}</AppLink>}
                about={[countOf("run", runs)]}
              />
            ))}
          </Rows>
        </Card>
      )}
      {models.length > 0 && (
        <Card title="Registered models">
          <Rows>
            {models.map(({ name, versions }) => (
              <Row key={name} title={name} about={[countOf("version", versions)]} />
            ))}
          </Rows>
        </Card>
      )}
    </>
  );
}
