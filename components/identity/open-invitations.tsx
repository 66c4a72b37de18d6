"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { roleDescriptions } from "~/server/identity/rules/role";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { formatCount } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";

type Invitation = Outputs["identity"]["listInvitations"]["rows"][number];

/** Who was invited and has not come yet. */
export function OpenInvitations() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.identity.listInvitations.queryOptions({ usable: false, limit: 200 }),
  );
  return (
    <Card title="Open invitations">
      {data.rows.length === 0 ? (
        <Quiet>None. An invitation stands here until it is used or withdrawn.</Quiet>
      ) : (
        <Rows>
          {data.rows.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </Rows>
      )}
      {data.nextCursor !== null && (
        <Quiet>
          {data.rows.length} of {formatCount(data.total, "invitation")} shown.
        </Quiet>
      )}
    </Card>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const trpc = useTRPC();
  const { zone } = useMe();
  const show = useToast();
  const revoke = useMutation(
    trpc.identity.revokeInvitation.mutationOptions({
      onSuccess: () => show({ message: `The invitation of ${invitation.email} is withdrawn.` }),
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
    }),
  );
  return (
    <Row
      title={<strong>{invitation.email}</strong>}
      about={[
        `${invitation.roles.map((role) => roleDescriptions[role].title).join(", ")} · invited by ${invitation.invitedBy}`,
      ]}
    >
      {invitation.expired ? (
        <Status status="watch">Expired, invite again</Status>
      ) : (
        <span>
          Works until <Time at={invitation.expiresAt} zone={zone} />
        </span>
      )}
      <Button
        size="small"
        busy={revoke.isPending}
        busyLabel="Withdrawing"
        onClick={() => revoke.mutate({ invitationId: invitation.id })}
      >
        Withdraw
      </Button>
    </Row>
  );
}
