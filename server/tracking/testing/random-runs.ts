import fc from "fast-check";
import type { Clause, Entity, Filter } from "../rules/filter/ast";
import { joined } from "../rules/filter/parse";
import type { Field, SortTerm } from "../rules/filter/subject";
import { RUNS } from "../rules/filter/subjects/runs";

/** Few words, so that what is asked for is often there. */
const words = [
  "a",
  "A",
  "b",
  "ab",
  "a_b",
  "%",
  "loss",
  "É",
  "é",
  "it's",
  "",
  " ",
  "\\",
  "50%",
  "𝐚",
];
const keys = ["a", "b", "loss", "it's `x`", "ä.b"];
const numbers = [0, -1.5, 1, 1, 2.5, 1e300, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE];
const statuses = ["RUNNING", "FINISHED", "FAILED"] as const;
const moments = [0, 1000, 1000, 2000, 1_700_000_000_000];

const word = fc.constantFrom(...words);
const texts = fc.dictionary(fc.constantFrom(...keys), word, { noNullPrototype: true });

export type RandomRun = {
  readonly name: string;
  readonly userName: string;
  readonly status: (typeof statuses)[number];
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly params: Record<string, string>;
  readonly tags: Record<string, string>;
  readonly metrics: Record<string, number>;
  readonly datasets: readonly { name: string; digest: string; context: string }[];
  readonly isDeleted: boolean;
};

export const randomRun: fc.Arbitrary<RandomRun> = fc.record({
  name: word.filter((name) => name !== ""),
  userName: word,
  status: fc.constantFrom(...statuses),
  startedMs: fc.constantFrom(...moments),
  endedMs: fc.option(fc.constantFrom(...moments)),
  params: texts,
  tags: texts,
  metrics: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...numbers, Number.NaN), {
    noNullPrototype: true,
  }),
  datasets: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom("a", "A", "b"),
      digest: fc.constantFrom("1", "2"),
      context: fc.constantFrom("", "a", "train"),
    }),
    { maxLength: 2, selector: ({ name, digest }) => name + digest },
  ),
  isDeleted: fc.boolean(),
});

const place = (entity: Entity, key: string) => ({ entity, key, at: 0 });

const clausesOf = (entity: Entity, { key, ...field }: Field): fc.Arbitrary<Clause> => {
  const value: fc.Arbitrary<string | number> =
    field.kind === "text"
      ? fc.constantFrom(...words, "a%", "%b", "_", "RUNNING", "train", "1")
      : fc.constantFrom(...numbers, ...moments);
  const compare = fc
    .tuple(fc.constantFrom(...field.operators), value)
    .map(([operator, value]): Clause => ({
      kind: "compare",
      ...place(entity, key),
      operator,
      value,
    }));
  const list = fc
    .tuple(fc.boolean(), fc.array(word, { minLength: 1, maxLength: 3 }))
    .map(([negated, values]): Clause => ({ kind: "in", ...place(entity, key), negated, values }));
  const none = fc
    .boolean()
    .map((negated): Clause => ({ kind: "null", ...place(entity, key), negated }));
  return fc.oneof(compare, ...(field.lists ? [list] : []), ...(field.nulls ? [none] : []));
};

const clause: fc.Arbitrary<Clause> = fc.oneof(
  ...(["attribute", "metric", "param", "tag", "dataset"] as const).flatMap((entity) => {
    const fields = RUNS.fields[entity];
    if (fields === undefined) return [];
    if ("listed" in fields) {
      return Object.values(fields.listed).map((field) => clausesOf(entity, field));
    }
    return keys.map((key) => clausesOf(entity, { key, ...fields.open }));
  }),
);

/** Filters that mostly find some runs and not others. */
export const likelyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", maxDepth: 3, withCrossShrink: true },
    clause,
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), tie("filter"), tie("filter"))
      .map(([kind, first, second]) => joined(kind, [first, second])),
    tie("filter").map((term): Filter => ({ kind: "not", term, at: 0 })),
  ),
})).filter;

const sortable: readonly (readonly [Entity, string])[] = [
  ...Object.keys(RUNS.sort.attributes)
    .filter((name) => /^[a-z_]+$/.test(name))
    .map((name) => ["attribute", RUNS.sort.attributes[name] ?? name] as const),
  ...(["metric", "param", "tag"] as const).flatMap((entity) =>
    keys.map((key) => [entity, key] as const),
  ),
];

export const randomOrder: fc.Arbitrary<readonly SortTerm[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...sortable), fc.boolean()), {
    maxLength: 3,
    selector: ([[entity, key]]) => `${entity} ${key}`,
  })
  .map((terms) => terms.map(([[entity, key], ascending]) => ({ entity, key, ascending })));

const quoted = (key: string) => `\`${key.replaceAll("`", "``")}\``;

/** As a client would write it. */
export const printTerm = ({ entity, key, ascending }: SortTerm): string =>
  `${entity === "attribute" ? key : `${entity}s.${quoted(key)}`} ${ascending ? "ASC" : "DESC"}`;
