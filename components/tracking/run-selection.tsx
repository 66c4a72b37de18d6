"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { useShortcut } from "../ui/shortcuts";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { comparePath, mostCompared } from "./compare-path";
import { runsWords } from "./words";

type RunSelectionProps = {
  experimentId: number;
  ids: readonly string[];
  deleted: boolean;
};

/** What can be done with the marked runs. */
export function RunSelection({ experimentId, ids, deleted }: RunSelectionProps) {
  const me = useMe();
  const router = useRouter();
  const comparable = ids.length >= 2 && ids.length <= mostCompared;
  const href = comparePath(experimentId, ids);
  useShortcut({
    combo: "c",
    label: "Compare the marked runs",
    group: "List",
    run: () => {
      if (comparable) router.push(toRoute(href));
    },
  });
  return (
    <>
      {comparable ? (
        <LinkButton href={href} size="small" variant="primary">
          Compare
        </LinkButton>
      ) : (
        <span>Mark 2 to {mostCompared} to compare them.</span>
      )}
      {me.can("tracking:write") && <PutAside ids={ids} deleted={deleted} />}
    </>
  );
}

/** Deletes, or restores in the list of deleted ones; either can be taken back. */
function PutAside({ ids, deleted }: Omit<RunSelectionProps, "experimentId">) {
  const trpc = useTRPC();
  const show = useToast();
  const remove = useMutation(trpc.tracking.deleteRun.mutationOptions());
  const restore = useMutation(trpc.tracking.restoreRun.mutationOptions());
  const each = async (what: "deleted" | "restored", runs: readonly string[]) => {
    const command = what === "deleted" ? remove : restore;
    const done: string[] = [];
    try {
      for (const runId of runs) {
        await command.mutateAsync({ runId });
        done.push(runId);
      }
    } catch (error) {
      const rest = runsWords(runs.length - done.length);
      show({ tone: "bad", message: `${rest} not ${what}: ${sentenceOf(error)}` });
    }
    return done;
  };
  const act = async () => {
    const [what, back] = deleted
      ? (["restored", "deleted"] as const)
      : (["deleted", "restored"] as const);
    const done = await each(what, ids);
    if (done.length === 0) return;
    const words = done.length === 1 ? "is" : "are";
    show({
      message: `${runsWords(done.length)} ${words} ${what}.`,
      undo: { run: () => void each(back, done) },
    });
  };
  return (
    <Button
      size="small"
      variant={deleted ? "secondary" : "danger"}
      busy={remove.isPending || restore.isPending}
      busyLabel={deleted ? "Restoring" : "Deleting"}
      onClick={() => void act()}
    >
      {deleted ? "Restore" : "Delete"}
    </Button>
  );
}
