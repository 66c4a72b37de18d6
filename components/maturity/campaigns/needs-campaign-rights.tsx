import { Callout } from "../../ui/callout";

/** In the place of the form, for those who may only look. */
export function NeedsCampaignRights() {
  return (
    <Callout tone="info" title="You cannot start a campaign">
      Campaigns are started by leads and admins. An admin can give you one of these roles.
    </Callout>
  );
}
