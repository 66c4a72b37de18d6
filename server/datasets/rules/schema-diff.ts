import { type Column, widens } from "./column";

export type SchemaChange = "none" | "compatible" | "breaking";

/** One difference, in words that name the column. */
export type SchemaLine = {
  readonly column: string;
  readonly kind: "added" | "removed" | "retyped" | "nullability" | "moved";
  readonly breaking: boolean;
  readonly words: string;
};

export type SchemaDiff = { readonly change: SchemaChange; readonly lines: readonly SchemaLine[] };

/**
 * What changed for whoever reads the data. A column that is gone, that holds something else, or whose values may now be
 * missing breaks readers; a new column, a wider number or a promise that nothing is missing does not.
 */
export function schemaDiff(before: readonly Column[], after: readonly Column[]): SchemaDiff {
  const [old, now] = [byName(before), byName(after)];
  const removed = before.filter(({ name }) => !now.has(name)).map(removedLine);
  const added = after.filter(({ name }) => !old.has(name)).map(addedLine);
  const changed = after.flatMap((column) => {
    const was = old.get(column.name);
    return was === undefined ? [] : changesOf(was, column);
  });
  const lines = [...removed, ...changed, ...added, ...moved(before, after)];
  return { change: changeOf(lines), lines };
}

const byName = (columns: readonly Column[]): ReadonlyMap<string, Column> =>
  new Map(columns.map((column) => [column.name, column]));

function changeOf(lines: readonly SchemaLine[]): SchemaChange {
  if (lines.length === 0) return "none";
  return lines.some(({ breaking }) => breaking) ? "breaking" : "compatible";
}

const removedLine = ({ name, type }: Column): SchemaLine => ({
  column: name,
  kind: "removed",
  breaking: true,
  words: `${name} (${type}) is gone: whoever reads it finds nothing.`,
});

const addedLine = ({ name, type }: Column): SchemaLine => ({
  column: name,
  kind: "added",
  breaking: false,
  words: `${name} (${type}) is new.`,
});

function changesOf(was: Column, column: Column): SchemaLine[] {
  const { name } = column;
  const lines: SchemaLine[] = [];
  if (was.type !== column.type) {
    const wider = widens(was.type, column.type);
    const words = wider
      ? `${name} is ${column.type} instead of ${was.type}, which holds all it held before.`
      : `${name} is ${column.type} instead of ${was.type}.`;
    lines.push({ column: name, kind: "retyped", breaking: !wider, words });
  }
  const line = nullabilityLine(was, column);
  return line === null ? lines : [...lines, line];
}

/** Where one of the two did not say, nothing is known to have changed. */
function nullabilityLine(was: Column, { name, canBeMissing }: Column): SchemaLine | null {
  if (was.canBeMissing === null || canBeMissing === null || was.canBeMissing === canBeMissing)
    return null;
  const words = canBeMissing
    ? `${name} may now be missing: it always had a value before.`
    : `${name} always has a value now; it could be missing before.`;
  return { column: name, kind: "nullability", breaking: canBeMissing, words };
}

/** Columns in both that stand in another order, told once. */
function moved(before: readonly Column[], after: readonly Column[]): SchemaLine[] {
  const [old, now] = [byName(before), byName(after)];
  const kept = before.filter(({ name }) => now.has(name)).map(({ name }) => name);
  const order = after.filter(({ name }) => old.has(name)).map(({ name }) => name);
  const first = order.find((name, at) => name !== kept[at]);
  if (first === undefined) return [];
  const words = `The columns stand in another order, beginning with ${first}. Only readers that count columns notice.`;
  return [{ column: first, kind: "moved", breaking: false, words }];
}
