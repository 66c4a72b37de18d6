"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { roleDescriptions } from "~/server/identity/rules/role";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { formatCount } from "../ui/format-number";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import styles from "./rows.module.css";

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
        <p className={styles["quiet"]}>
          None. An invitation stands here until it is used or withdrawn.
        </p>
      ) : (
        <ul className={styles["rows"]}>
          {data.rows.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      {data.nextCursor !== null && (
        <p className={styles["quiet"]}>
          {data.rows.length} of {formatCount(data.total, "invitation")} shown.
        </p>
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
    <li className={styles["row"]}>
      <div className={styles["words"]}>
        <strong>{invitation.email}</strong>
        <span className={styles["quiet"]}>
          {invitation.roles.map((role) => roleDescriptions[role].title).join(", ")} · invited by{" "}
          {invitation.invitedBy}
        </span>
      </div>
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
    </li>
  );
}
