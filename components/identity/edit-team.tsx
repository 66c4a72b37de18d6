"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { useToast } from "../ui/toast";
import { checkTeam, TeamFields, teamIn } from "./team-fields";
import type { Team } from "./team-people";

export function EditTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const trpc = useTRPC();
  const show = useToast();
  const router = useRouter();
  const update = useMutation(trpc.identity.updateTeam.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ teamId: team.id, ...teamIn(data) }),
    check: checkTeam,
    send: async (input) => {
      const { slug } = await update.mutateAsync(input);
      const { name, purpose } = team;
      show({
        tone: "good",
        message: `${input.name} is saved.`,
        undo: { run: () => update.mutate({ teamId: team.id, name, purpose }) },
      });
      onClose();
      if (slug !== team.slug) router.replace(toRoute(`/teams/${slug}`));
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Edit ${team.name}`}
      action="Save"
      busyAction="Saving"
    >
      <TeamFields form={form} team={team} />
    </FormDialog>
  );
}
