import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignView } from "~/components/maturity/campaigns/campaign-view";
import { HydrateClient, readOrNull, trpc } from "~/server/api/trpc/rsc";

type CampaignPageProps = PageProps<"/maturity/campaigns/[campaign]">;

const campaignOf = async ({ params }: CampaignPageProps) =>
  readOrNull(trpc.maturity.findCampaign.queryOptions({ campaignId: (await params).campaign }));

export async function generateMetadata(props: CampaignPageProps): Promise<Metadata> {
  return { title: (await campaignOf(props))?.name ?? "Campaign" };
}

export default async function CampaignPage(props: CampaignPageProps) {
  const campaign = await campaignOf(props);
  if (campaign === null) notFound();
  return (
    <HydrateClient>
      <CampaignView campaignId={campaign.id} />
    </HydrateClient>
  );
}
