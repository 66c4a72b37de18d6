import { type Column, familyOf, type TypeFamily } from "./column";
import type { Contract, ContractColumn, ContractResult, ContractTable } from "./contract";
import { judgeRule } from "./judge-rule";
import type { ColumnProfile } from "./profile";

export type SeenColumn = Column & { readonly profile: ColumnProfile | null };

/** A version as it was seen. */
export type SeenVersion = {
  readonly name: string;
  readonly rowCount: number | null;
  /** Null: nobody told them. */
  readonly columns: readonly SeenColumn[] | null;
};

/** Compares a version with every rule of its contract. A rule that cannot be judged says why; none is left out. */
export function judgeContract(contract: Contract, version: SeenVersion): ContractResult[] {
  const table = tableFor(contract, version.name);
  if (table === null) return [noTable(contract, version.name)];
  const columns = new Map(version.columns?.map((column) => [column.name, column]));
  return [
    ...table.columns.flatMap((column) => judgeColumn(column, version, columns)),
    ...table.rules.map((rule) => judgeRule(rule, { rowCount: version.rowCount, column: null })),
  ];
}

/** The one that is called like the data; the only one, when there is one. */
function tableFor({ tables }: Contract, name: string): ContractTable | null {
  const called = tables.find((table) => table.name === name || table.physicalName === name);
  return called ?? (tables.length === 1 ? (tables[0] ?? null) : null);
}

const noTable = ({ tables }: Contract, name: string): ContractResult => ({
  rule: "the contract is about this data",
  column: "",
  dimension: "conformity",
  severity: "error",
  outcome: "not_evaluated",
  expected: name,
  observed:
    tables.length === 0
      ? "the contract describes no table"
      : `the contract describes ${tables.map((table) => table.name).join(", ")}`.slice(0, 2000),
});

function judgeColumn(
  wanted: ContractColumn,
  version: SeenVersion,
  columns: ReadonlyMap<string, SeenColumn>,
): ContractResult[] {
  const seen = columns.get(wanted.physicalName ?? wanted.name) ?? columns.get(wanted.name) ?? null;
  if (version.columns === null)
    return [
      said(wanted, "stands in the data", ["not_evaluated", "yes", "nobody told its columns"]),
    ];
  if (seen === null)
    return [said(wanted, "stands in the data", ["failed", "yes", "there is no such column"])];
  const place = { rowCount: version.rowCount, column: seen };
  return [
    said(wanted, "stands in the data", ["passed", "yes", "yes"]),
    ...typeResult(wanted, seen),
    ...requiredResult(wanted, seen),
    ...uniqueResult(wanted, seen),
    ...boundResults(wanted, seen),
    ...wanted.beyondProfile.map((option) =>
      said(wanted, option, ["not_evaluated", option, "a profile does not tell"]),
    ),
    ...wanted.rules.map((rule) => judgeRule(rule, place)),
  ];
}

type Verdict = readonly [outcome: ContractResult["outcome"], expected: string, observed: string];

const said = (
  { name }: ContractColumn,
  rule: string,
  [outcome, expected, observed]: Verdict,
): ContractResult => ({
  rule,
  column: name,
  dimension: "conformity",
  severity: "error",
  outcome,
  expected,
  observed,
});

/** What a logical type of the contract may be called here. */
const fits: Readonly<Record<string, readonly TypeFamily[]>> = {
  string: ["text"],
  number: ["number", "integer"],
  integer: ["integer"],
  boolean: ["boolean"],
  date: ["date"],
  timestamp: ["timestamp"],
};

function typeResult(wanted: ContractColumn, { type }: SeenColumn): ContractResult[] {
  const { logicalType } = wanted;
  if (logicalType === null) return [];
  const families = fits[logicalType];
  const family = familyOf(type);
  if (families === undefined || family === "other") {
    const observed = `${type} cannot be compared with ${logicalType}`;
    return [said(wanted, "type", ["not_evaluated", logicalType, observed])];
  }
  const outcome = families.includes(family) ? "passed" : "failed";
  return [said(wanted, "type", [outcome, logicalType, type])];
}

function requiredResult(wanted: ContractColumn, seen: SeenColumn): ContractResult[] {
  if (!wanted.required && !wanted.primaryKey) return [];
  const nulls = seen.profile?.nulls ?? null;
  if (nulls !== null) {
    const outcome = nulls === 0 ? "passed" : "failed";
    return [said(wanted, "required", [outcome, "0 missing", `${nulls} missing`])];
  }
  if (seen.canBeMissing === false)
    return [said(wanted, "required", ["passed", "0 missing", "its type allows none"])];
  return [said(wanted, "required", ["not_evaluated", "0 missing", "nobody counted"])];
}

function uniqueResult(wanted: ContractColumn, { profile }: SeenColumn): ContractResult[] {
  if (!wanted.unique && !wanted.primaryKey) return [];
  const expected = "no value twice";
  if (profile === null || profile.values === null || profile.distinct === null)
    return [said(wanted, "unique", ["not_evaluated", expected, "nobody counted"])];
  if (profile.distinctExact !== true)
    return [
      said(wanted, "unique", ["not_evaluated", expected, "different values were estimated only"]),
    ];
  const outcome = profile.distinct === profile.values ? "passed" : "failed";
  const observed = `${profile.distinct} different of ${profile.values}`;
  return [said(wanted, "unique", [outcome, expected, observed])];
}

function boundResults(wanted: ContractColumn, { profile }: SeenColumn): ContractResult[] {
  const bounds = [
    ["minimum", wanted.minimum, profile?.min ?? null, 1],
    ["maximum", wanted.maximum, profile?.max ?? null, -1],
    ["minLength", wanted.minLength, profile?.minLength ?? null, 1],
    ["maxLength", wanted.maxLength, profile?.maxLength ?? null, -1],
  ] as const;
  return bounds.flatMap(([rule, bound, found, way]) => {
    if (bound === null) return [];
    if (typeof found !== "number")
      return [said(wanted, rule, ["not_evaluated", String(bound), "nobody looked"])];
    const outcome = (found - bound) * way >= 0 ? "passed" : "failed";
    return [said(wanted, rule, [outcome, String(bound), String(found)])];
  });
}
