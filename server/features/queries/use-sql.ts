import { type SQL, sql } from "drizzle-orm";
import { modelInputs } from "~/db/schema/features";

/** In use: the champion, and whatever stands in the stage Production. `v` is the version. */
export const isInUse: SQL = sql`(v.stage = 'Production' or exists (select 1 from alias_assignment a
      where a.org_id = v.org_id and a.model_id = v.model_id and a.version = v.version
        and a.alias = 'champion' and a.valid_to is null))`;

/** Versions that are there, of models that are there: `in_use`, `newest` of its model. */
const versions = (orgId: string): SQL => sql`
    select v.model_id, v.version, v.run_id, ${isInUse} as in_use, v.org_id,
           row_number() over (partition by v.model_id order by v.version desc) = 1 as newest
    from model_version v
    join registered_model m on m.org_id = v.org_id and m.id = v.model_id
    where v.org_id = ${orgId} and v.deleted_at is null and m.deleted_at is null`;

/**
 * The names of the columns that the run of `v` read, as a JSON list; null while a dataset did not say its columns, or
 * none is known: then nobody can tell what was not there. `columns` is all that is known to have been there.
 */
export const dataOfRun: SQL = sql`
    select jsonb_path_query_array(jsonb_agg(told.names), '$[*][*]') as columns,
           count(*) > 0 and not bool_or(told.names is null) as whole
    from run_input i
    join run_dataset d on d.org_id = i.org_id and d.id = i.dataset_id
    cross join lateral (select json_or_null(d.schema) -> 'mlflow_colspec' as spec) read
    cross join lateral (select case jsonb_typeof(read.spec) when 'array'
      then jsonb_path_query_array(read.spec, '$[*].name') end as names) told
    where i.org_id = v.org_id and i.run_id = v.run_id`;

/** Whether the column `i.name` was in the data of the run of `v`, by `data`; null: unknown. */
export const wasTrained: SQL = sql`case when data.columns ? i.name then true when data.whole then false end`;

/**
 * What records show of every column of the versions that count now: those in use, or the newest where none is. One row
 * for each name: `models` that read it, `models_in_use`, `shown_in_serving` and `shown_in_training` (null: unknown).
 */
export const shownUses = (orgId: string): SQL => sql`
    select i.name, count(distinct i.model_id)::int as models,
           count(distinct i.model_id) filter (where v.in_use)::int as models_in_use,
           case when bool_or(v.in_use) then true end as shown_in_serving,
           case when bool_or(${wasTrained}) then true
                when not bool_or(${wasTrained} is null) then false end as shown_in_training
    from (select every.*, bool_or(every.in_use) over (partition by every.model_id) as any_in_use
          from (${versions(orgId)}) every) v
    join ${modelInputs} i on i.org_id = v.org_id and i.model_id = v.model_id and i.version = v.version
    left join lateral (${dataOfRun}) data on true
    where v.in_use or (v.newest and not v.any_in_use)
    group by i.name`;
