"use client";

import { useMutation } from "@tanstack/react-query";
import { useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import type { Member } from "./members-view";
import { LinkMade } from "./one-time-link";

/** With the link the member chooses a new password; the admin never learns it. */
export function ResetLink({ member, onClose }: { member: Member; onClose: () => void }) {
  const trpc = useTRPC();
  const make = useMutation(trpc.identity.createResetLink.mutationOptions());
  const form = useCommandForm({
    read: () => ({ memberId: member.id }),
    send: (input) => make.mutateAsync(input),
  });
  const about = {
    onClose,
    title: `Reset link for ${member.name}`,
    description: "With it they choose a new password. It works once, for one hour.",
  };
  if (make.data !== undefined) return <LinkMade {...about} label="Reset link" made={make.data} />;
  return (
    <FormDialog {...about} form={form} action="Make the link" busyAction="Making the link">
      <p>
        An earlier reset link of this person stops working. Their sessions end when they use the new
        one.
      </p>
    </FormDialog>
  );
}
