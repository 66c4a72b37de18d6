import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { campaigns } from "~/db/schema/campaigns";
import { command } from "~/server/core/operation";
import { takeOpenCampaign } from "./open-campaign";
import { refusePastDue } from "./start-campaign";

export const moveCampaign = command({
  name: "maturity.move-campaign",
  summary: "Gives an open campaign another due date.",
  permission: "maturity:campaign",
  route: "PUT /campaigns/{campaignId}/due-date",
  input: z.strictObject({ campaignId: z.uuid(), dueOn: z.iso.date() }),
  output: z.object({ dueOn: z.string() }),
  run: async (work, { campaignId, dueOn }) => {
    refusePastDue(work, dueOn);
    const before = await takeOpenCampaign(work, campaignId);
    await work.db
      .update(campaigns)
      .set({ dueOn })
      .where(and(eq(campaigns.orgId, work.orgId), eq(campaigns.id, campaignId)));
    return {
      result: { dueOn },
      audit: {
        subject: `campaign:${campaignId}`,
        before: { dueOn: before.dueOn },
        after: { dueOn },
      },
    };
  },
});
