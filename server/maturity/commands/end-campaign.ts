import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { campaigns } from "~/db/schema/campaigns";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { authorOf } from "./author";
import { takeOpenCampaign } from "./open-campaign";

export const endCampaign = command({
  name: "maturity.end-campaign",
  summary:
    "Closes a campaign, or cancels it with a reason. It asks nothing any more; assessments stay as they are.",
  permission: "maturity:campaign",
  route: "POST /campaigns/{campaignId}/end",
  input: z.strictObject({
    campaignId: z.uuid(),
    outcome: z.enum(["closed", "cancelled"]),
    reason: z.string().trim().max(500).default(""),
  }),
  output: z.object({ status: z.enum(["closed", "cancelled"]), endedAt: z.date() }),
  run: async (work, { campaignId, outcome, reason }) => {
    if (outcome === "cancelled" && reason === "") {
      const words = "Say why the campaign is cancelled; the teams it asked can read it.";
      throw new DomainError("invalid", words, { fields: { reason: words } });
    }
    const { name, status } = await takeOpenCampaign(work, campaignId);
    const endedAt = work.now();
    await work.db
      .update(campaigns)
      .set({ status: outcome, endedAt, endedBy: authorOf(work), endReason: reason })
      .where(and(eq(campaigns.orgId, work.orgId), eq(campaigns.id, campaignId)));
    return {
      result: { status: outcome, endedAt },
      audit: {
        subject: `campaign:${campaignId}`,
        before: { name, status },
        after: { name, status: outcome },
        ...(reason === "" ? {} : { reason }),
      },
    };
  },
});
