import { orNull, serverCall } from "~/server/api/trpc/rsc";
import { frameworkInView } from "./framework-in-view";

const mostMilestones = 50;

/** All that stands on a team's result page; null when there is no such team or framework. */
export async function resultOf(slug: string, asked: string | undefined) {
  const { maturity, identity } = await serverCall();
  const [{ key, frameworks }, me] = await Promise.all([
    frameworkInView(slug, asked),
    identity.whoami({}),
  ]);
  const result = await orNull(maturity.teamResult({ slug, framework: key }));
  if (result === null) return null;
  const framework = result.framework.key;
  const [milestones, improvements, { targets }, benchmark] = await Promise.all([
    maturity.listMilestones({ slug, framework, limit: mostMilestones }),
    maturity.listImprovements({ slug, framework, limit: mostMilestones }),
    maturity.teamTargets({ slug, framework }),
    maturity.internalBenchmark({ slug, framework }),
  ]);
  return {
    result,
    frameworks,
    zone: me.organisation.timeZone,
    milestones,
    improvements,
    targets,
    benchmark,
  };
}
