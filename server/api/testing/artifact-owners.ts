import { newId } from "~/server/core/ids";
import type { Side } from "./world";

/** A run of the Default experiment, written past the application. */
export async function bareRun({ owner, orgId }: Side): Promise<string> {
  const id = newId();
  const root = `mlflow-artifacts:/0/${hexOf(id)}/artifacts`;
  await owner`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${orgId}, ${id}, 0, 'run', 'somebody', 'RUNNING', 0, ${root})`;
  return id;
}

/** A logged model of the Default experiment. */
export async function bareModel({ owner, orgId }: Side, runId: string | null = null) {
  const id = newId();
  const root = `mlflow-artifacts:/0/models/m-${hexOf(id)}/artifacts`;
  await owner`insert into logged_model (org_id, id, experiment_id, name, model_type, status, status_message, source_run_id,
      artifact_uri, created_ms, updated_ms)
    values (${orgId}, ${id}, 0, 'model', '', 'LOGGED_MODEL_READY', '', ${runId}, ${root}, 0, 0)`;
  return id;
}

/** As the protocol writes ids. */
export const hexOf = (id: string): string => id.replaceAll("-", "");
