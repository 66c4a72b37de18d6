import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { DomainError } from "~/server/core/errors";
import {
  type Contract,
  contractMetrics,
  type ContractColumn,
  contractOperators,
  type ContractRule,
  type ContractTable,
} from "../rules/contract";
import { isPlain, MAX_COLUMNS } from "../rules/dataset-name";
import { odcs, type OdcsProperty, type OdcsQuality } from "./odcs-shape";

export const MAX_CONTRACT = 1_000_000;

export type ReadContract = { readonly contract: Contract; readonly syntax: "yaml" | "json" };

/**
 * Reads an ODCS contract (3.x), YAML or JSON.
 * @throws DomainError invalid; its message and `data.problems` name each problem with line, column and path.
 */
export function readContract(text: string): ReadContract {
  const document = parsed(text);
  const syntax = text.trimStart().startsWith("{") ? "json" : "yaml";
  const found = odcs.safeParse(document.value);
  if (!found.success) throw refusal(found.error.issues.map((issue) => placed(document, issue)));
  const { id, version, status, schema = [] } = found.data;
  const tables = schema.map(tableOf);
  return { contract: { contractId: id, version, status, tables }, syntax };
}

type Parsed = { readonly document: Document; readonly lines: LineCounter; readonly value: unknown };
type Problem = {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
};

const mostProblems = 20;

function parsed(text: string): Parsed {
  if (text.length > MAX_CONTRACT)
    throw new DomainError("invalid", `A contract has at most ${MAX_CONTRACT} characters.`);
  if (!isPlain(text))
    throw new DomainError("invalid", "The contract holds characters that are none.");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [first] = document.errors;
  if (first !== undefined) {
    throw refusal(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { line, column: col, path: "", message: error.message };
      }),
    );
  }
  const value = valueOf(document);
  const problem = depthProblem(value, []);
  if (problem !== null) throw refusal([{ line: 1, column: 1, path: "", message: problem }]);
  return { document, lines, value };
}

/** @throws DomainError invalid for aliases that lead nowhere or multiply */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const message = error instanceof Error ? error.message : "it cannot be read";
    throw refusal([{ line: 1, column: 1, path: "", message }]);
  }
}

/** Deeper than the standard goes by far. */
const mostDepth = 100;

/** An alias in YAML can mean what stands around it; such a thing has no end and cannot be written again. */
function depthProblem(value: unknown, around: readonly object[]): string | null {
  if (typeof value !== "object" || value === null) return null;
  if (around.includes(value)) return "It holds itself by an alias.";
  if (around.length >= mostDepth) return `It is nested deeper than ${mostDepth} levels.`;
  for (const part of Object.values(value)) {
    const problem = depthProblem(part, [...around, value]);
    if (problem !== null) return problem;
  }
  return null;
}

/** Where the nearest thing stands that is really there: what is missing has no place of its own. */
function placed({ document, lines }: Parsed, issue: z.core.$ZodIssue): Problem {
  const keys =
    issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
  const path = keys.map((key) => (typeof key === "symbol" ? String(key) : key));
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const start = startOf(document, path.slice(0, depth));
    if (start === null) continue;
    const { line, col } = lines.linePos(start);
    return { line, column: col, path: pathText(path), message: issue.message };
  }
  return { line: 1, column: 1, path: pathText(path), message: issue.message };
}

/** Of the key where there is one, so that the line is the one that names it; null when there is no such thing. */
function startOf(document: Document, path: readonly (string | number)[]): number | null {
  const last = path.at(-1);
  if (last === undefined) return document.contents?.range?.[0] ?? 0;
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  if (isMap(parent))
    return rangeStart(parent.items.find(({ key }) => keyText(key) === String(last))?.key);
  return isSeq(parent) && typeof last === "number" ? rangeStart(parent.items[last]) : null;
}

const keyText = (key: unknown): string | null => (isScalar(key) ? String(key.value) : null);
const rangeStart = (node: unknown): number | null =>
  isNode(node) ? (node.range?.[0] ?? null) : null;

const pathText = (path: readonly (string | number)[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");

function refusal(problems: readonly Problem[]): DomainError {
  const shown = problems.slice(0, mostProblems);
  const words = shown.map(({ line, path, message }) => {
    const place = path === "" ? "" : ` at ${path.slice(0, 200)}`;
    return `Line ${line}${place}: ${message}`;
  });
  const rest = problems.length - shown.length;
  const more = rest > 0 ? ` And ${rest} more.` : "";
  return new DomainError(
    "invalid",
    `This is no contract that can be read. ${words.join(" ")}${more}`,
    {
      fields: { text: `${words.join("\n")}${more}` },
      data: { problems: shown },
    },
  );
}

type OdcsTable = NonNullable<z.output<typeof odcs>["schema"]>[number];

const tableOf = ({
  name,
  physicalName,
  properties = [],
  quality = [],
}: OdcsTable): ContractTable => ({
  name,
  physicalName: physicalName ?? null,
  columns: properties.slice(0, MAX_COLUMNS).map(columnOf),
  rules: quality.map(ruleOf),
});

const answered = new Set(["minimum", "maximum", "minLength", "maxLength"]);

function columnOf(property: OdcsProperty): ContractColumn {
  const { name, physicalName, logicalType, required, unique, primaryKey, quality = [] } = property;
  const options = property.logicalTypeOptions ?? {};
  const number = (option: string): number | null => {
    const value = options[option];
    return typeof value === "number" ? value : null;
  };
  return {
    name,
    physicalName: physicalName ?? null,
    logicalType: logicalType ?? null,
    required: required ?? false,
    unique: unique ?? false,
    primaryKey: primaryKey ?? false,
    minimum: number("minimum"),
    maximum: number("maximum"),
    minLength: number("minLength"),
    maxLength: number("maxLength"),
    beyondProfile: Object.keys(options).filter(
      (option) => !answered.has(option) || number(option) === null,
    ),
    rules: quality.map(ruleOf),
  };
}

function ruleOf(quality: OdcsQuality): ContractRule {
  const metric =
    contractMetrics.find((known) => known === (quality.metric ?? quality.rule)) ?? null;
  const operator = contractOperators.find((known) => quality[known] !== undefined) ?? null;
  const bound = operator === null ? undefined : quality[operator];
  const bounds = Array.isArray(bound) ? bound : [bound];
  const valid = quality.arguments?.["validValues"];
  return {
    name: nameOfRule(quality),
    dimension: (quality.dimension ?? "").slice(0, 60),
    severity: severityOf(quality.severity),
    type: quality.type,
    metric,
    operator: bounds.every((each) => typeof each === "number") ? operator : null,
    bounds: bounds.filter((each) => typeof each === "number"),
    percent: quality.unit === "percent",
    validValues: Array.isArray(valid) ? valid.map(String) : null,
  };
}

const nameOfRule = ({ name, metric, description, type }: OdcsQuality): string =>
  (name ?? metric ?? description ?? type).slice(0, 250) || type;

/** The standard leaves the words open. */
function severityOf(word: string | undefined): ContractRule["severity"] {
  const plain = word?.toLowerCase() ?? "";
  if (/^(?:info|low|minor)/u.test(plain)) return "info";
  return /^(?:warn|medium)/u.test(plain) ? "warning" : "error";
}
