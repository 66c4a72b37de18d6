import { type SQL, sql } from "drizzle-orm";
import { modelTags, modelVersions, registeredModels, versionTags } from "~/db/schema/registry";
import {
  compareNumber,
  compareText,
  conditionOf,
} from "~/server/tracking/queries/search/condition";
import type { SortKey } from "~/server/tracking/queries/search/keyset";
import { microseconds } from "~/server/tracking/queries/search/page";
import type { Clause, Filter } from "~/server/tracking/rules/filter/ast";
import type { SortTerm } from "~/server/tracking/rules/filter/subject";
import { holdsForModels, IS_PROMPT, mentionsPrompts } from "../rules/prompt";

const m = registeredModels;
const v = modelVersions;

/** The run of a version, as MLflow writes its id. */
const runOfVersion = sql`replace((${v.runId})::text, '-', '')`;

const withTag = {
  model: (fits: SQL) =>
    sql`exists (select 1 from ${modelTags} tag where tag.org_id = ${m}.org_id and tag.model_id = ${m}.id and ${fits})`,
  version: (fits: SQL) =>
    sql`exists (select 1 from ${versionTags} tag where tag.org_id = ${v}.org_id and tag.model_id = ${v}.model_id
      and tag.version = ${v}.version and ${fits})`,
};

type ClauseSql = (clause: Clause) => SQL;
type WithTag = (fits: SQL) => SQL;

/** A clause about a tag; only for what marks prompts, having no tag at all may fit as well. */
function tagFits(clause: Clause, exists: WithTag): SQL {
  const key = sql`tag.key = ${clause.key}`;
  const fits = exists(sql`${key} and ${compareText(sql`tag.value`, clause)}`);
  return holdsForModels(clause) ? sql`(${fits} or not ${exists(key)})` : fits;
}

/** A clause about a registered model. */
export const clauseOfRegisteredModel: ClauseSql = (clause) => {
  if (clause.entity === "tag") return tagFits(clause, withTag.model);
  return clause.key === "name" ? sql`(${compareText(sql`${m.name}`, clause)})` : sql`false`;
};

/** A clause about a version, in a statement that joins its model. */
export const clauseOfVersion: ClauseSql = (clause) => {
  if (clause.entity === "tag") return tagFits(clause, withTag.version);
  switch (clause.key) {
    case "name":
      return sql`(${compareText(sql`${m.name}`, clause)})`;
    case "version_number":
      return sql`(${compareNumber(sql`${v.version}`, clause)})`;
    case "run_id":
      return sql`(${v.runId} is not null and ${compareText(runOfVersion, clause)})`;
    case "source_path":
      return sql`(${compareText(sql`${v.source}`, clause)})`;
    default:
      return sql`false`;
  }
};

const promptTag = sql`tag.key = ${IS_PROMPT} and tag.value = 'true'`;
export const isNoPrompt = sql`not ${withTag.model(promptTag)}`;
const isNoPromptVersion = sql`not ${withTag.version(promptTag)}`;

/** What a search asks. One that does not mention prompts leaves them out. */
function conditions(filter: Filter | null, clauseSql: ClauseSql, noPrompt: SQL): SQL[] {
  const asked = filter === null ? [] : [conditionOf(filter, clauseSql)];
  return mentionsPrompts(filter) ? asked : [...asked, noPrompt];
}

export const modelConditions = (filter: Filter | null): SQL[] =>
  conditions(filter, clauseOfRegisteredModel, isNoPrompt);

export const versionConditions = (filter: Filter | null): SQL[] =>
  conditions(filter, clauseOfVersion, isNoPromptVersion);

type Sortable = Readonly<Record<string, Pick<SortKey, "value" | "type">>>;

const modelSorts: Sortable = {
  name: { value: sql`${m.name} collate "C"`, type: "text" },
  creation_timestamp: { value: microseconds(sql`${m.createdAt}`), type: "bigint" },
  last_updated_timestamp: { value: microseconds(sql`${m.updatedAt}`), type: "bigint" },
};

const versionSorts: Sortable = {
  name: { value: sql`${m.name} collate "C"`, type: "text" },
  version_number: { value: sql`${v.version}::bigint`, type: "bigint" },
  creation_timestamp: { value: microseconds(sql`${v.createdAt}`), type: "bigint" },
  last_updated_timestamp: { value: microseconds(sql`${v.updatedAt}`), type: "bigint" },
};

const columns = (sorts: Sortable, terms: readonly SortTerm[]): SortKey[] =>
  terms.flatMap(({ key, ascending }) => {
    const column = sorts[key];
    return column === undefined ? [] : [{ ...column, ascending }];
  });

export const modelOrder = (terms: readonly SortTerm[]): SortKey[] => columns(modelSorts, terms);
export const versionOrder = (terms: readonly SortTerm[]): SortKey[] => columns(versionSorts, terms);
