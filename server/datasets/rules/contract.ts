/** The parts of an ODCS contract that data can be compared with. https://bitol-io.github.io/open-data-contract-standard */
export type Contract = {
  readonly contractId: string;
  readonly version: string;
  readonly status: string;
  readonly tables: readonly ContractTable[];
};

export type ContractTable = {
  readonly name: string;
  readonly physicalName: string | null;
  readonly columns: readonly ContractColumn[];
  readonly rules: readonly ContractRule[];
};

export type ContractColumn = {
  readonly name: string;
  readonly physicalName: string | null;
  readonly logicalType: string | null;
  readonly required: boolean;
  readonly unique: boolean;
  readonly primaryKey: boolean;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  /** Options of its type that a profile cannot answer, by name. */
  readonly beyondProfile: readonly string[];
  readonly rules: readonly ContractRule[];
};

export const contractMetrics = [
  "nullValues",
  "missingValues",
  "invalidValues",
  "duplicateValues",
  "rowCount",
] as const;
export type ContractMetric = (typeof contractMetrics)[number];

export const contractOperators = [
  "mustBe",
  "mustNotBe",
  "mustBeGreaterThan",
  "mustBeGreaterOrEqualTo",
  "mustBeLessThan",
  "mustBeLessOrEqualTo",
  "mustBeBetween",
  "mustNotBeBetween",
] as const;
export type ContractOperator = (typeof contractOperators)[number];

export type ContractRule = {
  readonly name: string;
  readonly dimension: string;
  readonly severity: "info" | "warning" | "error";
  /** `library` is compared by its metric; the others need an engine or a person. */
  readonly type: "library" | "text" | "sql" | "custom";
  readonly metric: ContractMetric | null;
  readonly operator: ContractOperator | null;
  readonly bounds: readonly number[];
  readonly percent: boolean;
  /** Of `invalidValues`: what is valid; null when that is told otherwise. */
  readonly validValues: readonly string[] | null;
};

/** What comparing found for one rule. */
export type ContractResult = {
  readonly rule: string;
  readonly column: string;
  readonly dimension: string;
  readonly severity: "info" | "warning" | "error";
  readonly outcome: "passed" | "failed" | "not_evaluated";
  readonly expected: string;
  /** What was seen, or why it could not be judged. */
  readonly observed: string;
};
