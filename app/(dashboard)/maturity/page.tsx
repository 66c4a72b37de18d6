import type { Metadata } from "next";
import { PortfolioHeatmap } from "~/components/maturity/portfolio-heatmap";
import { PortfolioView } from "~/components/maturity/portfolio-view";
import { HydrateClient, preload, serverCall, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Maturity" };

const mostTeams = 200;

export default async function MaturityPage({ searchParams }: PageProps<"/maturity">) {
  const { fw } = await searchParams;
  const { maturity } = await serverCall();
  const frameworks = await maturity.listFrameworks({});
  const framework = frameworks.find(({ key }) => key === fw) ?? frameworks[0];
  const [heat] = await Promise.all([
    maturity.heatmap({ framework: framework?.key ?? "", limit: mostTeams }),
    preload(trpc.maturity.portfolio.queryOptions({ limit: mostTeams })),
  ]);
  return (
    <HydrateClient>
      <PortfolioView framework={framework?.key ?? ""}>
        <PortfolioHeatmap heat={heat} />
      </PortfolioView>
    </HydrateClient>
  );
}
