import { HelpList } from "~/components/home/help-list";
import { frameworkInView } from "~/components/framework-in-view";
import { MovesList } from "~/components/home/moves-list";
import { PortfolioHeatmap } from "~/components/home/portfolio-heatmap";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

type PartProps = { framework: string | undefined };

/** The same framework as in the view around these parts. */
async function chosen({ framework }: PartProps) {
  const call = await serverCall();
  const { frameworks } = await call.maturity.overview({});
  const counts = frameworkInView(frameworks, framework);
  return { call, key: counts?.key ?? "" };
}

export async function Heatmap(props: PartProps) {
  const { call, key } = await chosen(props);
  const [heat, me] = await Promise.all([
    orNull(call.maturity.heatmap({ framework: key, assessed: true, limit: 30 })),
    call.identity.whoami({}),
  ]);
  return <PortfolioHeatmap heat={heat} zone={me.organisation.timeZone} now={new Date()} />;
}

export async function Help(props: PartProps) {
  const { call, key } = await chosen(props);
  const help = await orNull(call.maturity.helpNeeded({ framework: key }));
  if (help === null) return null;
  const standings = await Promise.all(
    help.teams.map(async ({ slug }) => ({
      result: await call.maturity.teamResult({ slug, framework: key }),
      roadmap: await orNull(call.maturity.teamRoadmap({ slug, framework: key })),
    })),
  );
  return <HelpList standings={standings} assessed={help.assessed} />;
}

export async function Moves(props: PartProps) {
  const { call, key } = await chosen(props);
  const [recent, me] = await Promise.all([
    orNull(call.maturity.recentMoves({ framework: key })),
    call.identity.whoami({}),
  ]);
  if (recent === null) return null;
  return <MovesList recent={recent} framework={key} zone={me.organisation.timeZone} />;
}
