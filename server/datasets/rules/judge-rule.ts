import type { ContractOperator, ContractResult, ContractRule } from "./contract";
import type { SeenColumn } from "./judge-contract";

export type RulePlace = {
  readonly rowCount: number | null;
  /** Null when the rule is about the table. */
  readonly column: SeenColumn | null;
};

/** One quality rule of a contract against what was seen. */
export function judgeRule(rule: ContractRule, place: RulePlace): ContractResult {
  const { name, dimension, severity } = rule;
  const shared = { rule: name, column: place.column?.name ?? "", dimension, severity };
  const expected = expectation(rule);
  const measured = rule.type === "library" ? measure(rule, place) : needsMore[rule.type];
  if (typeof measured === "string" || rule.operator === null) {
    const observed = typeof measured === "string" ? measured : "it says no bound";
    return { ...shared, outcome: "not_evaluated", expected, observed };
  }
  const holds = compare[rule.operator](measured, rule.bounds);
  const observed = rule.percent ? `${Number(measured.toPrecision(6))} %` : String(measured);
  return { ...shared, outcome: holds ? "passed" : "failed", expected, observed };
}

const needsMore = {
  text: "it is told in words, for people",
  sql: "it needs a database that runs its query",
  custom: "it needs the engine that it names",
} as const;

const operatorWords: Readonly<Record<ContractOperator, string>> = {
  mustBe: "=",
  mustNotBe: "≠",
  mustBeGreaterThan: ">",
  mustBeGreaterOrEqualTo: "≥",
  mustBeLessThan: "<",
  mustBeLessOrEqualTo: "≤",
  mustBeBetween: "between",
  mustNotBeBetween: "not between",
};

function expectation({ metric, operator, bounds, percent }: ContractRule): string {
  if (metric === null || operator === null) return "";
  return `${metric} ${operatorWords[operator]} ${bounds.join(" and ")}${percent ? " %" : ""}`;
}

type Compare = (value: number, bounds: readonly number[]) => boolean;
const [low, high] = [
  (bounds: readonly number[]) => bounds[0] ?? Number.NaN,
  (bounds: readonly number[]) => bounds[1] ?? Number.NaN,
];

const compare: Readonly<Record<ContractOperator, Compare>> = {
  mustBe: (value, bounds) => value === low(bounds),
  mustNotBe: (value, bounds) => value !== low(bounds),
  mustBeGreaterThan: (value, bounds) => value > low(bounds),
  mustBeGreaterOrEqualTo: (value, bounds) => value >= low(bounds),
  mustBeLessThan: (value, bounds) => value < low(bounds),
  mustBeLessOrEqualTo: (value, bounds) => value <= low(bounds),
  mustBeBetween: (value, bounds) => value >= low(bounds) && value <= high(bounds),
  mustNotBeBetween: (value, bounds) => value < low(bounds) || value > high(bounds),
};

/** The rule's metric, as a share in percent where the rule asks for one; a text says why it is not known. */
function measure(rule: ContractRule, { rowCount, column }: RulePlace): number | string {
  if (rule.metric === "rowCount") return rowCount ?? "nobody counted the rows";
  if (rule.metric === null) return "it names no metric of the standard";
  if (column === null) return "only columns are profiled";
  if (column.profile === null) return "nobody looked into the column";
  const count = counting[rule.metric](column.profile, rule);
  return typeof count === "string" || !rule.percent ? count : percentOf(count, column.profile);
}

type Profile = NonNullable<SeenColumn["profile"]>;
type Count = (profile: Profile, rule: ContractRule) => number | string;

function percentOf(count: number, { values, nulls }: Profile): number | string {
  const all = (values ?? 0) + (nulls ?? 0);
  return all === 0 ? "there are no rows" : (100 * count) / all;
}

const missing: Count = ({ nulls }) => nulls ?? "nobody counted";

const duplicates: Count = ({ values, distinct, distinctExact }) => {
  if (values === null || distinct === null) return "nobody counted";
  return distinctExact === true ? values - distinct : "different values were estimated only";
};

/** Known when the most frequent values are all there are. */
const invalid: Count = ({ top, topShort, values }, { validValues }) => {
  if (validValues === null) return "a profile does not tell which values are valid";
  const listed = top.reduce((sum, { count }) => sum + count, 0);
  if (topShort !== 0 || values === null || listed !== values)
    return "the column has more different values than were kept";
  const wrong = top.filter(({ value }) => !validValues.includes(value));
  return wrong.reduce((sum, { count }) => sum + count, 0);
};

const counting = {
  nullValues: missing,
  missingValues: missing,
  duplicateValues: duplicates,
  invalidValues: invalid,
} as const;
