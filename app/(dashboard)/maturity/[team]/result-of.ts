import { orNull, serverCall } from "~/server/api/trpc/rsc";

const mostMilestones = 50;
/** Enough to know which frameworks a team uses; the one in view is shown anyway. */
const mostAssessments = 100;

/**
 * All that stands on a team's result page. Without a framework in the address it is the one of the newest
 * assessment, else the first that is published; null when there is no such team or framework.
 */
export async function resultOf(slug: string, asked: string | undefined) {
  const { maturity, identity } = await serverCall();
  const [frameworks, me, newest] = await Promise.all([
    maturity.listFrameworks({}),
    identity.whoami({}),
    orNull(maturity.listAssessments({ team: slug, limit: mostAssessments })),
  ]);
  const last = newest?.rows[0]?.framework.key;
  const result = await orNull(
    maturity.teamResult({ slug, framework: asked ?? last ?? frameworks[0]?.key ?? "" }),
  );
  if (result === null) return null;
  const framework = result.framework.key;
  const [milestones, improvements] = await Promise.all([
    maturity.listMilestones({ slug, framework, limit: mostMilestones }),
    maturity.listImprovements({ slug, framework, limit: mostMilestones }),
  ]);
  const used = new Set(newest?.rows.map((row) => row.framework.key));
  return {
    result,
    frameworks: frameworks.map(({ key, title }) => ({ key, title, used: used.has(key) })),
    zone: me.organisation.timeZone,
    milestones,
    improvements,
  };
}
