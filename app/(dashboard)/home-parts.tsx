import { HelpList } from "~/components/home/help-list";
import { frameworkInView } from "~/components/framework-in-view";
import { PortfolioHeatmap } from "~/components/home/portfolio-heatmap";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

type PartProps = { framework: string | undefined };

/** Teams looked into for where help pays most: each costs two whole scorings. Claims above evidence first, then low levels. */
const mostTeams = 5;

/** The same framework as in the view around these parts. */
async function chosen({ framework }: PartProps) {
  const call = await serverCall();
  const { frameworks } = await call.maturity.overview({});
  const counts = frameworkInView(frameworks, framework);
  return { call, key: counts?.key ?? "", assessed: counts?.assessed ?? 0 };
}

export async function Heatmap(props: PartProps) {
  const { call, key } = await chosen(props);
  const [heat, me] = await Promise.all([
    orNull(call.maturity.heatmap({ framework: key, limit: 30 })),
    call.identity.whoami({}),
  ]);
  return <PortfolioHeatmap heat={heat} zone={me.organisation.timeZone} now={new Date()} />;
}

export async function Help(props: PartProps) {
  const { call, key, assessed } = await chosen(props);
  const { rows } = await call.maturity.portfolio({ limit: 200 });
  const likely = rows
    .flatMap(({ slug, frameworks }) => {
      const levels = frameworks.find((one) => one.framework === key)?.levels;
      if (levels == null) return [];
      const confirmed = levels.confirmed ?? -1;
      return [{ slug, confirmed, above: (levels.claimed ?? -1) - confirmed }];
    })
    .toSorted((a, b) => b.above - a.above || a.confirmed - b.confirmed)
    .slice(0, mostTeams);
  const standings = await Promise.all(
    likely.map(async ({ slug }) => ({
      result: await call.maturity.teamResult({ slug, framework: key }),
      roadmap: await orNull(call.maturity.teamRoadmap({ slug, framework: key })),
    })),
  );
  return <HelpList standings={standings} assessed={assessed} />;
}
