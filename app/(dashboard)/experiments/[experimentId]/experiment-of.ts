import { readOrNull, trpc } from "~/server/api/trpc/rsc";

type Params = Promise<{ experimentId: string }>;

/** The experiment that the address names; null when nobody made it. */
export async function experimentOf(params: Params) {
  const { experimentId } = await params;
  if (!/^\d{1,15}$/u.test(experimentId)) return null;
  const asked = { experimentId: Number(experimentId) };
  return readOrNull(trpc.tracking.findExperiment.queryOptions(asked));
}
