import { HelpList } from "~/components/home/help-list";
import { frameworkInView } from "~/components/framework-in-view";
import { PortfolioHeatmap } from "~/components/home/portfolio-heatmap";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

type PartProps = { framework: string | undefined };

/** Teams looked into for where help pays most: each costs a whole scoring. */
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
  const { rows } = await call.maturity.portfolio({ framework: key, limit: 200 });
  const lowest = rows
    .flatMap(({ slug, frameworks }) => {
      const confirmed = frameworks.find((one) => one.framework === key)?.levels?.confirmed;
      return confirmed === undefined ? [] : [{ slug, confirmed: confirmed ?? -1 }];
    })
    .toSorted((a, b) => a.confirmed - b.confirmed)
    .slice(0, mostTeams);
  const results = await Promise.all(
    lowest.map(({ slug }) => call.maturity.teamResult({ slug, framework: key })),
  );
  return <HelpList results={results} assessed={assessed} />;
}
