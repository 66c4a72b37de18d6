import { type SQL, sql } from "drizzle-orm";
import { experiments, experimentTags } from "~/db/schema/tracking";
import { DomainError } from "~/server/core/errors";
import type { Clause } from "../../rules/filter/ast";
import type { SortTerm } from "../../rules/filter/subject";
import { compareNumber, compareText } from "./condition";
import type { SortKey } from "./keyset";

const epochMs = (column: SQL): SQL => sql`floor(extract(epoch from ${column}) * 1000)::bigint`;
const created = epochMs(sql`${experiments}.created_at`);
const updated = epochMs(sql`${experiments}.updated_at`);

/** A clause over `experiment`. */
export const experimentLeg =
  (orgId: string) =>
  (clause: Clause): SQL => {
    if (clause.entity === "tag") return tagLeg(orgId, clause);
    switch (clause.key) {
      case "creation_time":
        return sql`(${compareNumber(created, clause)})`;
      case "last_update_time":
        return sql`(${compareNumber(updated, clause)})`;
      case "experiment_id":
        return idLeg(clause);
      default:
        return sql`(${compareText(sql`${experiments}.name`, clause)})`;
    }
  };

function tagLeg(orgId: string, clause: Clause): SQL {
  const absent = clause.kind === "null" && !clause.negated;
  const holds = absent ? sql`true` : compareText(sql`leg.value`, clause);
  const having = sql`select leg.experiment_id from ${experimentTags} leg
    where leg.org_id = ${orgId} and leg.key = ${clause.key} and ${holds}`;
  return absent ? sql`${experiments}.id not in (${having})` : sql`${experiments}.id in (${having})`;
}

/** Ids are texts to clients and must be numbers, as in the reference. */
function idLeg(clause: Clause): SQL {
  if (clause.kind === "null") return clause.negated ? sql`true` : sql`false`;
  const texts = clause.kind === "in" ? clause.values : [String(clause.value)];
  const wrong = texts.find((text) => !/^\d{1,15}$/.test(text));
  if (wrong !== undefined) {
    const message = `Invalid experiment ID '${wrong.slice(0, 100)}'. Experiment ID must be a valid integer.`;
    throw new DomainError("invalid", message);
  }
  const listed = sql`${experiments}.id = any(${sql.param(texts)}::bigint[])`;
  const negated = clause.kind === "in" ? clause.negated : clause.operator === "!=";
  return negated ? sql`not (${listed})` : listed;
}

export function experimentKey({ key, ascending }: SortTerm): SortKey {
  switch (key) {
    case "creation_time":
      return { value: created, type: "bigint", ascending };
    case "last_update_time":
      return { value: updated, type: "bigint", ascending };
    case "experiment_id":
      return { value: sql`${experiments}.id`, type: "bigint", ascending };
    default:
      return { value: sql`${experiments}.name collate "C"`, type: "text", ascending };
  }
}
