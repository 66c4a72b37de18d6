import { orNull, serverCall } from "~/server/api/trpc/rsc";

/** Enough to know which frameworks a team uses; the one in view is shown anyway. */
const mostAssessments = 100;

/**
 * The framework a team's page shows: the one in the address, else that of its newest assessment, else the first that
 * is published; and all there are, with those the team uses marked.
 */
export async function frameworkInView(slug: string, asked: string | undefined) {
  const { maturity } = await serverCall();
  const [frameworks, newest] = await Promise.all([
    maturity.listFrameworks({}),
    orNull(maturity.listAssessments({ team: slug, limit: mostAssessments })),
  ]);
  const used = new Set(newest?.rows.map((row) => row.framework.key));
  return {
    key: asked ?? newest?.rows[0]?.framework.key ?? frameworks[0]?.key ?? "",
    frameworks: frameworks.map(({ key, title }) => ({ key, title, used: used.has(key) })),
  };
}
