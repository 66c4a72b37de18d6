import { type SQL, sql } from "drizzle-orm";
import { metricLatest, runParams, runTags } from "~/db/schema/tracking";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import type { Clause } from "../../rules/filter/ast";
import { runIdOfText } from "../../rules/run-id";
import { compareHashed, compareNumber, compareText } from "./condition";

/** Where runs are searched. The experiments stand in every leg: without them each would read the whole organisation. */
export type Scope = { readonly orgId: string; readonly experimentIds: readonly number[] };

/** Narrows `table` to the organisation and the experiments; one experiment lets an index give the order. */
export function inScope({ orgId, experimentIds }: Scope, table: SQL): SQL {
  const [only] = experimentIds;
  const experiments =
    experimentIds.length === 1 && only !== undefined
      ? sql`${table}.experiment_id = ${only}::bigint`
      : sql`${table}.experiment_id = any(${sql.param([...experimentIds])}::bigint[])`;
  return sql`${table}.org_id = ${orgId} and ${experiments}`;
}

/** A clause over `run`, as SQL; what was typed travels as parameters only. */
export const runLeg =
  (scope: Scope) =>
  (clause: Clause): SQL => {
    switch (clause.entity) {
      case "attribute":
        return attributeLeg(clause);
      case "metric":
        return keyedLeg(scope, clause, {
          table: sql`${metricLatest}`,
          holds: compareNumber(sql`leg.value`, clause),
        });
      case "param":
        return keyedLeg(scope, clause, {
          table: sql`${runParams}`,
          holds: compareHashed(sql`leg`, clause),
        });
      case "tag":
        return keyedLeg(scope, clause, {
          table: sql`${runTags}`,
          holds: compareHashed(sql`leg`, clause),
        });
      case "dataset":
        return datasetLeg(scope, clause);
    }
  };

type Keyed = { readonly table: SQL; readonly holds: SQL };

/** A run without the key is not found, unless that is what is asked for. */
function keyedLeg(scope: Scope, clause: Clause, { table, holds }: Keyed): SQL {
  const absent = clause.kind === "null" && !clause.negated;
  const having = absent ? sql`true` : holds;
  const runs = sql`select leg.run_id from ${table} leg where ${inScope(scope, sql`leg`)} and leg.key = ${clause.key} and ${having}`;
  return absent ? sql`run.id not in (${runs})` : sql`run.id in (${runs})`;
}

function datasetLeg(scope: Scope, clause: Clause): SQL {
  const column =
    clause.key === "context"
      ? sql`nullif(input.context, '')`
      : clause.key === "digest"
        ? sql`data.digest`
        : sql`data.name`;
  return sql`run.id in (
    select input.run_id from ${runDatasets} data
    join ${runInputs} input on input.org_id = data.org_id and input.dataset_id = data.id
    where ${inScope(scope, sql`data`)} and input.org_id = ${scope.orgId} and ${compareText(column, clause)})`;
}

function attributeLeg(clause: Clause): SQL {
  switch (clause.key) {
    case "run_id":
      return runIdLeg(clause);
    case "start_time":
      return sql`(${compareNumber(sql`run.started_ms`, clause)})`;
    case "end_time":
      return sql`coalesce(${compareNumber(sql`run.ended_ms`, clause)}, false)`;
    default:
      return sql`(${compareText(textColumns[clause.key] ?? sql`null::text`, clause)})`;
  }
}

const textColumns: Readonly<Record<string, SQL>> = {
  run_name: sql`run.name`,
  user_id: sql`run.user_name`,
  status: sql`run.status`,
  artifact_uri: sql`run.artifact_uri`,
};

/** Ids are compared as ids where that is possible, so that the key finds them. */
function runIdLeg(clause: Clause): SQL {
  if (clause.kind === "in") {
    const ids = clause.values.flatMap((text) => exactId(text) ?? []);
    const listed = sql`run.id = any(${sql.param(ids)}::uuid[])`;
    return clause.negated ? sql`not (${listed})` : listed;
  }
  const shown = sql`replace(run.id::text, '-', '')`;
  if (clause.kind !== "compare" || clause.operator !== "=") {
    return sql`(${compareText(shown, clause)})`;
  }
  const id = exactId(String(clause.value));
  return id === null ? sql`false` : sql`run.id = ${id}::uuid`;
}

/** Only the spelling that Cairn shows is equal to it. */
const exactId = (text: string): string | null =>
  /^[0-9a-f]{32}$/.test(text) ? runIdOfText(text) : null;
