import { and, eq } from "drizzle-orm";
import { runTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { runIdOfText } from "~/server/tracking/rules/run-id";
import { type Contents, contentsIn } from "../rules/model-history";
import type { Origin } from "./resolve-source";

/** Signature and flavors of what a run logged, as far as the run says. */
export async function modelContents(
  { db, orgId }: Work,
  { runId, artifactUri }: Origin,
): Promise<Contents> {
  const id = runId === null ? null : runIdOfText(runId);
  if (id === null) return contentsIn(undefined, artifactUri);
  const [tag] = await db
    .select({ value: runTags.value })
    .from(runTags)
    .where(
      and(
        eq(runTags.orgId, orgId),
        eq(runTags.runId, id),
        eq(runTags.key, "mlflow.log-model.history"),
      ),
    );
  return contentsIn(tag?.value, artifactUri);
}
