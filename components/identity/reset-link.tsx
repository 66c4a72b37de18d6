"use client";

import { useMutation } from "@tanstack/react-query";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import type { Member } from "./members-view";
import { OneTimeLink } from "./one-time-link";

/** With the link the member chooses a new password; the admin never learns it. */
export function ResetLink({ member, onClose }: { member: Member; onClose: () => void }) {
  const trpc = useTRPC();
  const make = useMutation(trpc.identity.createResetLink.mutationOptions());
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Reset link for ${member.name}`}
      description="With it they choose a new password. It works once, for one hour."
      footer={
        make.data === undefined ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="primary"
              busy={make.isPending}
              busyLabel="Making the link"
              onClick={() => make.mutate({ memberId: member.id })}
            >
              Make the link
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {make.error !== null && (
        <Callout tone="bad" live="alert">
          {sentenceOf(make.error)}
        </Callout>
      )}
      {make.data === undefined ? (
        <p>
          An earlier reset link of this person stops working. Their sessions end when they use the
          new one.
        </p>
      ) : (
        <OneTimeLink label="Reset link" made={make.data} />
      )}
    </Dialog>
  );
}
