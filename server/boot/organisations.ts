import { database } from "~/db/client";
import { organisations } from "~/db/schema/identity";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";

/** The ids of all organisations, for work that nobody asked for. */
export async function everyOrganisation(): Promise<string[]> {
  const all = await database().read({ "app.identity": "on" }, (db) =>
    db.select({ id: organisations.id }).from(organisations),
  );
  return all.map(({ id }) => id);
}

/** In whose name such work is done in one of them: the job's, which the audit trail names. */
export const contextOfJob = (job: string, orgId: string): Context => ({
  actor: { kind: "system", job },
  orgId: vouchForOrg(orgId),
  requestId: newId(),
  log,
  now: () => new Date(),
});
