import { and, eq, inArray } from "drizzle-orm";
import { loggedModelParams } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { lastOfEach, type Pair } from "./logged-model-input";

type Params = { readonly modelUuid: string; readonly params: readonly Pair[] };

/**
 * Writes parameters of a logged model. The same value again changes nothing.
 * @throws DomainError invalid when one is there with another value: parameters say how the model was made
 */
export async function writeModelParams(work: Work, { modelUuid, params }: Params): Promise<void> {
  if (params.length === 0) return;
  const { db, orgId } = work;
  const rows = lastOfEach(params);
  await db
    .insert(loggedModelParams)
    .values(rows.map((param) => ({ orgId, modelId: modelUuid, ...param })))
    .onConflictDoNothing();
  const keys = rows.map(({ key }) => key);
  const stored = await db
    .select({ key: loggedModelParams.key, value: loggedModelParams.value })
    .from(loggedModelParams)
    .where(
      and(
        eq(loggedModelParams.orgId, orgId),
        eq(loggedModelParams.modelId, modelUuid),
        inArray(loggedModelParams.key, keys),
      ),
    );
  const values = new Map(stored.map(({ key, value }) => [key, value]));
  const changed = params.find(({ key, value }) => values.get(key) !== value);
  if (changed === undefined) return;
  throw new DomainError(
    "invalid",
    `Changing param values is not allowed. Param with key='${changed.key}' was already logged with value='${values.get(changed.key) ?? ""}'.`,
  );
}
