"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { checkTeam, TeamFields, teamIn } from "./team-fields";

export function CreateTeamButton() {
  return (
    <DialogButton
      label="Create team"
      create="team"
      variant="primary"
      icon={<Plus size={16} aria-hidden />}
    >
      {(close) => <CreateTeam onClose={close} />}
    </DialogButton>
  );
}

function CreateTeam({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.identity.createTeam.mutationOptions());
  const form = useCommandForm({
    read: teamIn,
    check: checkTeam,
    send: async (input) => {
      const { slug } = await create.mutateAsync(input);
      router.push(toRoute(`/teams/${slug}`));
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Create a team"
      description="You become its lead; people are added on its page."
      action="Create team"
      busyAction="Creating"
    >
      <TeamFields
        form={form}
        nameHint="Its address is made from the name and stays when the team is renamed."
      />
    </FormDialog>
  );
}
