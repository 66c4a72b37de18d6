import { createHash } from "node:crypto";
import { DomainError } from "~/server/core/errors";
import type { Column } from "../rules/column";
import { isPlain, MAX_COLUMNS, MAX_NAME, nameProblem } from "../rules/dataset-name";
import { ignoredParts, isObject, type Json, listOf } from "./croissant-parts";

/** What a Croissant description (1.0, 1.1) says of a dataset. http://mlcommons.org/croissant/1.1 */
export type Croissant = {
  readonly name: string;
  readonly description: string;
  readonly source: string | null;
  readonly licence: string | null;
  readonly keywords: readonly string[];
  readonly format: string | null;
  /** Fields of all record sets, called `record set/field` where there are several. */
  readonly columns: readonly (Column & { readonly description: string })[];
  /** SHA-256 of the one file it describes, else of the description itself. */
  readonly digest: string;
  /** Paths of what the description says and nothing here keeps. */
  readonly ignored: readonly string[];
};

export const MAX_CROISSANT = 4_000_000;
const MOST_LETTERS = 20_000;
const MOST_KEYWORDS = 100;

/** @throws DomainError invalid that names the path of what is wrong. */
export function readCroissant(text: string): Croissant {
  const root = parsed(text);
  if (!typesOf(root).includes("Dataset")) throw wrong("@type", "it has to be sc:Dataset");
  const conforms = listOf(root["conformsTo"]).map(idText);
  if (!conforms.some((id) => /mlcommons\.org\/croissant\/1\.[01]\/?$/u.test(id)))
    throw wrong("conformsTo", "it has to name http://mlcommons.org/croissant/1.0 or 1.1");
  const files = listOf(root["distribution"]).filter(isObject);
  const name = textOf(root["name"]);
  const problem = nameProblem(name);
  if (problem !== null) throw wrong("name", problem);
  return {
    name,
    description: textOf(root["description"]).slice(0, MOST_LETTERS),
    source: firstText(root["url"], 2000),
    licence: firstText(root["license"], 200),
    keywords: listOf(root["keywords"])
      .map(textOf)
      .filter((word) => word !== "" && isPlain(word))
      .slice(0, MOST_KEYWORDS),
    format: formatOf(files),
    columns: columnsOf(listOf(root["recordSet"]).filter(isObject)),
    digest: digestOf(files) ?? createHash("sha256").update(text).digest("hex"),
    ignored: [...ignoredParts(root), ...cutParts(root)],
  };
}

/** What is longer than is kept. */
const cutParts = (root: Json): readonly string[] => [
  ...(textOf(root["description"]).length > MOST_LETTERS
    ? [`description after ${MOST_LETTERS} characters`]
    : []),
  ...(listOf(root["keywords"]).length > MOST_KEYWORDS ? [`keywords after ${MOST_KEYWORDS}`] : []),
];

const wrong = (path: string, what: string): DomainError =>
  new DomainError(
    "invalid",
    `This is no Croissant description that can be read. ${path}: ${what}.`,
    {
      fields: { text: `${path}: ${what}.` },
    },
  );

function parsed(text: string): Json {
  if (text.length > MAX_CROISSANT) throw wrong("", `it has more than ${MAX_CROISSANT} characters`);
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (error) {
    throw wrong("", error instanceof Error ? error.message : "it is no JSON");
  }
  throw wrong("", "it has to be one JSON object");
}

/** The last part of a term: `sc:Dataset`, `https://schema.org/Dataset` and `Dataset` are the same. */
const termOf = (value: unknown): string => textOf(value).split(/[:/#]/u).at(-1) ?? "";
const typesOf = (node: Json): readonly string[] => listOf(node["@type"]).map(termOf);

/** A text as it stands, in the first language of several, or as `{"@value": …}`. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  if (!isObject(value)) return "";
  return textOf(value["@value"] ?? value["@id"] ?? Object.values(value)[0]);
}

const idText = (value: unknown): string => (isObject(value) ? textOf(value["@id"]) : textOf(value));

const firstText = (value: unknown, most: number): string | null => {
  const text = textOf(value).slice(0, most);
  return text === "" || !isPlain(text) ? null : text;
};

/** The kind of the files, when they are all of one. */
function formatOf(files: readonly Json[]): string | null {
  const kinds = new Set(
    files.map((file) => textOf(file["encodingFormat"])).filter((kind) => kind !== ""),
  );
  const [only] = kinds;
  if (only === undefined || kinds.size > 1) return null;
  return (
    /(?:\/|\+|x-)(?<kind>csv|parquet|json|jsonl|zip)$/u.exec(only)?.groups?.["kind"] ?? only
  ).slice(0, 60);
}

function digestOf(files: readonly Json[]): string | null {
  const digests = files.map((file) => textOf(file["sha256"]).toLowerCase());
  const [only] = digests;
  return files.length === 1 && only !== undefined && /^[0-9a-f]{64}$/u.test(only) ? only : null;
}

function columnsOf(sets: readonly Json[]): Croissant["columns"] {
  const columns = sets.flatMap((set, at) => {
    const prefix = sets.length > 1 ? `${nameOf(set, `recordSet[${at}]`)}/` : "";
    return listOf(set["field"])
      .filter(isObject)
      .map((field, place) => fieldOf(field, prefix, `recordSet[${at}].field[${place}]`));
  });
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name))
      throw wrong("recordSet", `the field ${name.slice(0, 100)} stands there twice`);
    seen.add(name);
  }
  if (columns.length > MAX_COLUMNS)
    throw wrong("recordSet", `it has more than ${MAX_COLUMNS} fields`);
  return columns;
}

/** In 1.0 many descriptions name nodes by `@id` alone: `images/label` is the field `label`. */
function nameOf(node: Json, path: string): string {
  const name = textOf(node["name"]) || (textOf(node["@id"]).split("/").at(-1) ?? "");
  if (name === "" || name.length > MAX_NAME || !isPlain(name))
    throw wrong(`${path}.name`, `it has to be 1 to ${MAX_NAME} ordinary characters`);
  return name;
}

function fieldOf(field: Json, prefix: string, path: string) {
  const name = `${prefix}${nameOf(field, path)}`;
  if (name.length > MAX_NAME)
    throw wrong(`${path}.name`, `it is longer than ${MAX_NAME} characters`);
  const types = listOf(field["dataType"])
    .map(termOf)
    .filter((type) => type !== "" && isPlain(type));
  const repeated = field["repeated"] === true || field["isArray"] === true;
  const type = (types.join(" ") || "not told").slice(0, 180);
  return {
    name,
    type: repeated ? `list of ${type}` : type,
    canBeMissing: null,
    description: textOf(field["description"]).slice(0, 2000),
  };
}
