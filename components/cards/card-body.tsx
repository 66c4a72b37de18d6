import { NoPermission } from "../ui/no-permission";
import { CardPreview } from "./card-preview";
import type { CardTab } from "./card-view";
import { EditCard } from "./edit-card";
import { HistoryView } from "./history-view";
import type { Changes, Plan, Revisions, WholeCard } from "./words";

type CardBodyProps = {
  tab: CardTab;
  card: WholeCard;
  plan: Plan;
  revisions: Revisions;
  compared: { from: number; to: number; changes: Changes } | null;
  zone: string;
  mayWrite: boolean;
};

/** What stands under the tab that the address names. */
export function CardBody({ tab, card, plan, revisions, compared, zone, mayWrite }: CardBodyProps) {
  switch (tab) {
    case "preview":
      return <CardPreview card={card} plan={plan} zone={zone} />;
    case "edit":
      if (!mayWrite)
        return <NoPermission action="write in this card" needs="the role lead or engineer" />;
      return <EditCard card={card} />;
    case "history":
      return <HistoryView card={card} revisions={revisions} compared={compared} zone={zone} />;
    default:
      return tab satisfies never;
  }
}
