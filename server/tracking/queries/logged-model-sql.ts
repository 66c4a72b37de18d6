import { type SQL, sql } from "drizzle-orm";
import {
  loggedModelMetrics,
  loggedModelParams,
  loggedModels,
  loggedModelTags,
} from "~/db/schema/tracking-models";
import type { Clause } from "../rules/filter/ast";
import type { LoggedModelSortTerm } from "../rules/filter/logged-model-order";
import { compareNumber, compareText } from "./search/condition";
import type { SortKey } from "./search/keyset";

const m = loggedModels;
const withoutHyphens = (id: SQL) => sql`replace((${id})::text, '-', '')`;

/** What filters call an attribute, as the column holds it. */
const texts: Readonly<Record<string, SQL>> = {
  name: sql`${m.name}`,
  model_id: sql`('m-' || ${withoutHyphens(sql`${m.id}`)})`,
  model_type: sql`${m.modelType}`,
  source_run_id: withoutHyphens(sql`${m.sourceRunId}`),
  // The filter's words are PENDING, READY and FAILED.
  status: sql`replace(replace(${m.status}, 'LOGGED_MODEL_', ''), 'UPLOAD_', '')`,
};

const numbers: Readonly<Record<string, SQL>> = {
  creation_timestamp: sql`${m.createdMs}`,
  last_updated_timestamp: sql`${m.updatedMs}`,
};

export type DatasetAsked = { readonly datasetName: string; readonly datasetDigest: string };

/** Metrics `m` that were measured on any of these; an empty digest stands for all of that name. */
export const onDatasets = (datasets: readonly DatasetAsked[]): SQL =>
  sql`(${sql.join(
    datasets.map(({ datasetName, datasetDigest }) =>
      datasetDigest === ""
        ? sql`m.dataset_name = ${datasetName}`
        : sql`(m.dataset_name = ${datasetName} and m.dataset_digest = ${datasetDigest})`,
    ),
    sql` or `,
  )})`;

function attributeFits(clause: Clause): SQL {
  const number = numbers[clause.key];
  if (number !== undefined) return sql`(${compareNumber(number, clause)})`;
  const text = texts[clause.key];
  if (text === undefined) return sql`false`;
  // Without a value nothing is true of it.
  return sql`(${text} is not null and ${compareText(text, clause)})`;
}

function pairFits(table: typeof loggedModelTags | typeof loggedModelParams, clause: Clause): SQL {
  return sql`exists (select 1 from ${table} pair where pair.org_id = ${m}.org_id and pair.model_id = ${m}.id
    and pair.key = ${clause.key} and ${compareText(sql`pair.value`, clause)})`;
}

/** A clause about a logged model; a metric fits when any value of it does, on the data asked for. */
export const clauseOfModel =
  (datasets: readonly DatasetAsked[]): ((clause: Clause) => SQL) =>
  (clause) => {
    switch (clause.entity) {
      case "attribute":
        return attributeFits(clause);
      case "tag":
        return pairFits(loggedModelTags, clause);
      case "param":
        return pairFits(loggedModelParams, clause);
      case "metric":
        return sql`exists (select 1 from ${loggedModelMetrics} m where m.org_id = ${m}.org_id and m.model_id = ${m}.id
          and m.key = ${clause.key} and ${compareNumber(sql`m.value`, clause)}
          ${datasets.length === 0 ? sql`` : sql`and ${onDatasets(datasets)}`})`;
      default:
        return sql`false`;
    }
  };

/** The latest value of a metric, as the reference takes it. */
const latest = ({ key, datasetName, datasetDigest }: LoggedModelSortTerm): SQL =>
  sql`(select m.value from ${loggedModelMetrics} m where m.org_id = ${m}.org_id and m.model_id = ${m}.id and m.key = ${key}
    ${datasetName === null ? sql`` : sql`and m.dataset_name = ${datasetName}`}
    ${datasetDigest === null ? sql`` : sql`and m.dataset_digest = ${datasetDigest}`}
    order by m.logged_ms desc, m.step desc, m.run_id limit 1)`;

/** Numbers first, then NaN, then models without the metric, whatever the direction. */
function metricColumns(term: LoggedModelSortTerm): SortKey[] {
  const value = latest(term);
  const rank = sql`(case when ${value} is null then 2 when ${value} = 'NaN' then 1 else 0 end)`;
  return [
    { value: sql`${rank}::bigint`, ascending: true, type: "bigint" },
    {
      value: sql`coalesce(nullif(${value}, 'NaN'), 0)`,
      ascending: term.ascending,
      type: "float8",
    },
  ];
}

function attributeColumns({ key, ascending }: LoggedModelSortTerm): SortKey[] {
  const number = numbers[key];
  if (number !== undefined) return [{ value: number, ascending, type: "bigint" }];
  if (key === "model_id") return [{ value: sql`${m.id}`, ascending, type: "uuid" }];
  const text = texts[key] ?? sql`''`;
  return [
    { value: sql`(${text} is null)::int::bigint`, ascending: true, type: "bigint" },
    { value: sql`coalesce(${text}, '') collate "C"`, ascending, type: "text" },
  ];
}

export const sortKeysOf = (terms: readonly LoggedModelSortTerm[]): SortKey[] =>
  terms.flatMap((term) =>
    term.entity === "metric" ? metricColumns(term) : attributeColumns(term),
  );
