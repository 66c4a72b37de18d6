import fc from "fast-check";
import type { Clause, CompareOperator, Entity, Filter } from "../rules/filter/ast";
import { joined } from "../rules/filter/parse";
import type { Field } from "../rules/filter/subject";
import { SUBJECTS, type SubjectName } from "../rules/filter/subjects/index";

export const subjectNames: readonly SubjectName[] = [
  "experiments",
  "runs",
  "registeredModels",
  "modelVersions",
  "loggedModels",
];

/** Any text but NUL, which filters cannot hold; with plenty of what has a meaning in filters. */
const anyText = fc
  .oneof(
    fc.constantFrom(
      "a",
      "b",
      "loss",
      "it's",
      'say "x"',
      "a`b",
      "%a_",
      "\\",
      "",
      " ",
      "AND",
      "a.b",
      "é",
      "\u202e",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
  )
  .map((text) => text.replaceAll("\u0000", ""));

const anyNumber = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0.5, 1e-320, 1e21, Number.MAX_VALUE, Number.POSITIVE_INFINITY),
);

const valueOf = ({ kind, oneOf }: Field): fc.Arbitrary<string | number> => {
  if (oneOf) return fc.constantFrom(...oneOf);
  if (kind === "text") return anyText;
  return kind === "integer" ? fc.integer() : anyNumber.map((value) => value + 0);
};

type Place = { readonly entity: Entity; readonly key: string; readonly at: number };

const compareWith = (place: Place, field: Field): fc.Arbitrary<Clause> =>
  fc.record({
    kind: fc.constant("compare" as const),
    entity: fc.constant(place.entity),
    key: fc.constant(place.key),
    at: fc.constant(0),
    operator: fc.constantFrom<CompareOperator>(...field.operators),
    value: valueOf(field),
  });

const clauseWith = (entity: Entity, field: Field): fc.Arbitrary<Clause> => {
  const place: Place = { entity, key: field.key, at: 0 };
  const values = fc.array(field.oneOf ? fc.constantFrom(...field.oneOf) : anyText, {
    minLength: 1,
    maxLength: 4,
  });
  const negated = fc.boolean();
  const lists = fc
    .tuple(negated, values)
    .map(([negated, values]): Clause => ({ kind: "in", ...place, negated, values }));
  const nulls = negated.map((negated): Clause => ({ kind: "null", ...place, negated }));
  return fc.oneof(
    compareWith(place, field),
    ...(field.lists ? [lists] : []),
    ...(field.nulls ? [nulls] : []),
  );
};

const withKey = (keys: fc.Arbitrary<string>, clauses: fc.Arbitrary<Clause>): fc.Arbitrary<Clause> =>
  fc.tuple(keys, clauses).map(([key, clause]) => ({ ...clause, key }));

const randomClause = (subject: SubjectName): fc.Arbitrary<Clause> => {
  const { fields } = SUBJECTS[subject];
  const entities: readonly Entity[] = ["attribute", "metric", "param", "tag", "dataset"];
  return fc.oneof(
    ...entities.flatMap((entity) => {
      const some = fields[entity];
      if (some === undefined) return [];
      if ("open" in some) return [withKey(anyText, clauseWith(entity, { key: "", ...some.open }))];
      return Object.values(some.listed).map((field) => clauseWith(entity, field));
    }),
  );
};

/** Canonical filters: conjunctions hold no conjunctions, alternatives no alternatives. */
export const randomFilter = (subject: SubjectName): fc.Arbitrary<Filter> => {
  const clause = randomClause(subject);
  const { filter } = fc.letrec<{ filter: Filter; several: Filter; not: Filter }>((tie) => ({
    filter: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      clause,
      tie("several"),
      tie("not"),
    ),
    several: fc
      .tuple(fc.constantFrom("and" as const, "or" as const), tie("filter"), tie("filter"))
      .map(([kind, first, second]) => joined(kind, [first, second])),
    not: tie("filter").map((term): Filter => ({ kind: "not", term, at: 0 })),
  }));
  return filter;
};

const pieces = [
  ..."( ) ' \" ` , ; . = < > ! ~ - + / : % \\".split(" "),
  "\n\t",
  ..."metrics. params. tags. datasets. attributes. run_id name status a loss 1 -2.5 1e9 'x'".split(
    " ",
  ),
  ...`"y" \`z\` AND OR NOT IN IS NULL LIKE ILIKE and or not in >= <= != <> == NaN inf 0x1 \u0000 é 𝐚 \ud800`.split(
    " ",
  ),
];

/** What looks like a filter and mostly is none. */
export const garbage: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom("", " ")), { maxLength: 30 })
  .map((parts) => parts.flat().join(""));

/** A text with a part cut out, doubled or replaced. */
export const mutated = (
  text: string,
  [from, length, by]: readonly [number, number, string],
): string => {
  const start = from % (text.length + 1);
  return text.slice(0, start) + by + text.slice(start + length);
};
