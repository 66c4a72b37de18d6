"use client";

import { useMutation } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useRouter } from "next/navigation";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { useToast } from "../ui/toast";
import type { Team } from "./team-people";

/** Takes the team out of lists and scores; nothing is deleted, and it can be taken back. */
export function ArchiveTeam({ team }: { team: Team }) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const onError = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const restore = useMutation(
    trpc.identity.restoreTeam.mutationOptions({
      onError,
      onSuccess: ({ slug }) => router.push(toRoute(`/teams/${slug}`)),
    }),
  );
  const archive = useMutation(
    trpc.identity.archiveTeam.mutationOptions({
      onError,
      onSuccess: ({ name, teamId }) => {
        show({ message: `${name} is archived.`, undo: { run: () => restore.mutate({ teamId }) } });
        router.push("/teams");
      },
    }),
  );
  return (
    <Card title="Archive">
      <p>The team leaves lists and scores. Its answers, milestones and trail are kept.</p>
      <div>
        <Button
          variant="danger"
          icon={<Archive size={16} aria-hidden />}
          busy={archive.isPending}
          busyLabel="Archiving"
          onClick={() => archive.mutate({ teamId: team.id })}
        >
          Archive team
        </Button>
      </div>
    </Card>
  );
}
