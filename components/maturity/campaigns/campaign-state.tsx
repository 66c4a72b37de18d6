import type { Outputs } from "~/server/api/trpc/root";
import { Status } from "../../ui/status";

type Campaign = Pick<Outputs["maturity"]["listCampaigns"]["rows"][number], "status" | "progress">;

/** One word for lists and filters. */
export const stateWord = ({ status, progress }: Campaign): string =>
  status === "open" && progress.late > 0 ? "late" : status;

export function CampaignState({ campaign }: { campaign: Campaign }) {
  switch (stateWord(campaign)) {
    case "late":
      return <Status status="watch">Open, {campaign.progress.late} late</Status>;
    case "open":
      return <Status status="running">Open</Status>;
    case "closed":
      return <Status status="good">Closed</Status>;
    default:
      return <Status status="not-applicable">Cancelled</Status>;
  }
}
