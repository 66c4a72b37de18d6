import { and, eq } from "drizzle-orm";
import { campaigns } from "~/db/schema/campaigns";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { campaignById, type CampaignRow } from "../queries/campaign-row";

/** Takes a campaign to change it, alone until the transaction ends. One that ended stays as it is. */
export async function takeOpenCampaign(work: Work, id: string): Promise<CampaignRow> {
  await work.db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.orgId, work.orgId), eq(campaigns.id, id)))
    .for("update");
  const campaign = await campaignById(work, id);
  if (campaign.status === "open") return campaign;
  throw new DomainError(
    "conflict",
    `${campaign.endedBy ?? "Somebody"} has ${campaign.status} "${campaign.name}" already. Start another campaign instead.`,
  );
}
