import { type SQL, sql } from "drizzle-orm";
import type { Work } from "~/server/core/context";
import { DEMO_TAG } from "./training";

/**
 * Deletes the invented experiments with everything in them, the invented models, and the data of the demonstration's
 * teams. What somebody logged into an invented experiment goes with it; nothing else is touched.
 */
export async function forgetTraining({ db, orgId }: Work): Promise<void> {
  const invented = sql`(select tag.experiment_id from experiment_tag tag
    where tag.org_id = ${orgId} and tag.key = ${DEMO_TAG} and tag.value = 'true')`;
  const inventedRuns = sql`(select r.id from run r where r.org_id = ${orgId} and r.experiment_id in ${invented})`;
  const inventedModels = sql`(select lm.id from logged_model lm where lm.org_id = ${orgId} and lm.experiment_id in ${invented})`;
  const steps: readonly SQL[] = [
    sql`delete from registered_model m where m.org_id = ${orgId} and exists (select from registered_model_tag tag
      where tag.org_id = m.org_id and tag.model_id = m.id and tag.key = ${DEMO_TAG} and tag.value = 'true')`,
    sql`update model_version v set run_id = null where v.org_id = ${orgId} and v.run_id in ${inventedRuns}`,
    sql`update model_version v set logged_model_id = null where v.org_id = ${orgId} and v.logged_model_id in ${inventedModels}`,
    sql`delete from artifact file where file.org_id = ${orgId} and (file.owner_id in ${inventedRuns} or file.owner_id in ${inventedModels})`,
    sql`delete from logged_model lm where lm.org_id = ${orgId} and lm.experiment_id in ${invented}`,
    ...["metric_point", "metric_chunk", "metric_latest"].map(
      (table) =>
        sql`delete from ${sql.identifier(table)} point where point.org_id = ${orgId} and point.run_id in ${inventedRuns}`,
    ),
    sql`delete from run r where r.org_id = ${orgId} and r.experiment_id in ${invented}`,
    sql`delete from dataset d where d.org_id = ${orgId} and exists (select from team t
      where t.org_id = d.org_id and t.id = d.owner_team_id and t.is_demo)`,
    sql`delete from experiment e where e.org_id = ${orgId} and e.id in ${invented}`,
  ];
  for (const step of steps) await db.execute(step);
}
