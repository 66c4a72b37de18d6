import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { type ModelKey, noSuchModel } from "./model-row";

/**
 * The models of these names, held until the transaction ends, always in the same order so that two who want the same
 * ones wait for each other. @throws DomainError not-found for the first name that nobody has
 */
export async function heldModels(work: Work, names: readonly string[]): Promise<ModelKey[]> {
  const rows = await work.db
    .select({ id: registeredModels.id, name: registeredModels.name })
    .from(registeredModels)
    .where(
      and(
        eq(registeredModels.orgId, work.orgId),
        inArray(registeredModels.name, [...names]),
        isNull(registeredModels.deletedAt),
      ),
    )
    .orderBy(asc(registeredModels.id))
    .for("update");
  const known = new Set(rows.map(({ name }) => name));
  const missing = names.find((name) => !known.has(name));
  if (missing !== undefined) throw noSuchModel(missing);
  return rows.map((row) => ({ ...row, renamedFrom: null }));
}
