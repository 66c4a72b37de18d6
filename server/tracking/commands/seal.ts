import { type SQL, sql } from "drizzle-orm";
import { metricChunks } from "~/db/schema/tracking-chunks";
import { metricPoints, runParams } from "~/db/schema/tracking";
import { runDatasets, runInputs, runModels } from "~/db/schema/tracking-models";

/**
 * As a statement's part, SHA-256 in hexadecimal digits over what was logged to a run: one line for each parameter, series, dataset and model,
 * sorted by their bytes. A series counts with the SHA-256 of its points, `step time value` each on a line, sorted, so it
 * makes no difference whether they are packed.
 * @param id the run's UUID, or a column that holds it
 */
export const digestOfRun = (orgId: string, id: string | SQL): SQL<string> => sql`(
    with point as (
      select key, step, logged_ms, value from ${metricPoints} where org_id = ${orgId} and run_id = ${id}
      union
      select chunk.key, each.step, each.logged_ms, each.value from ${metricChunks} chunk,
        unnest(chunk.steps, chunk.logged_ms, chunk.vals) as each (step, logged_ms, value)
      where chunk.org_id = ${orgId} and chunk.run_id = ${id}),
    line as (
      select json_build_array('param', key, value)::text as text from ${runParams} where org_id = ${orgId} and run_id = ${id}
      union all
      select json_build_array('metric', key, encode(sha256(convert_to(
          string_agg(step || ' ' || logged_ms || ' ' || value, E'\n' order by step, logged_ms, value), 'UTF8')), 'hex'))::text
        from point group by key
      union all
      select json_build_array('dataset', d.name, d.digest, i.context)::text
        from ${runInputs} i join ${runDatasets} d on d.org_id = i.org_id and d.id = i.dataset_id
        where i.org_id = ${orgId} and i.run_id = ${id}
      union all
      select json_build_array('model', o.role, o.model_id, o.step)::text from ${runModels} o
        where o.org_id = ${orgId} and o.run_id = ${id})
    select encode(sha256(convert_to(coalesce(string_agg(text, E'\n' order by text collate "C"), ''), 'UTF8')), 'hex') from line)`;
