import { PortfolioHeatmap } from "~/components/home/portfolio-heatmap";
import { frameworkInView } from "~/components/framework-in-view";
import { PortfolioView } from "~/components/maturity/portfolio-view";
import { Card } from "~/components/ui/card";
import { HydrateClient, orNull, preload, serverCall, trpc } from "~/server/api/trpc/rsc";

const mostTeams = 200;
/** Rows that can be taken in at a glance, and drawn before a reader waits; the list below has every team. */
const mostDrawn = 30;

/** Everything below the frame of the page, at once: parts that came one by one would push each other down. */
export async function Portfolio({ framework: asked }: { framework: string | undefined }) {
  const { identity, maturity } = await serverCall();
  const { frameworks } = await maturity.overview({});
  const framework = frameworkInView(frameworks, asked);
  const [heat, me] = await Promise.all([
    orNull(maturity.heatmap({ framework: framework?.key ?? "", assessed: true, limit: mostDrawn })),
    identity.whoami({}),
    preload(trpc.maturity.overview.queryOptions({})),
    preload(
      trpc.maturity.portfolio.queryOptions({ framework: framework?.key ?? "", limit: mostTeams }),
    ),
  ]);
  return (
    <HydrateClient>
      <PortfolioView framework={framework?.key ?? ""}>
        <Card>
          <PortfolioHeatmap heat={heat} zone={me.organisation.timeZone} now={new Date()} />
        </Card>
      </PortfolioView>
    </HydrateClient>
  );
}
