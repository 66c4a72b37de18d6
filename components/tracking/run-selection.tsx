"use client";

import { useMutation } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import { DialogButton } from "../form-dialog";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { useShortcut } from "../ui/shortcuts";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { comparePath, mostCompared } from "./compare-path";
import { PinRun } from "./pin-run";
import { runsWords } from "./words";

// Fetched when somebody tags.
const TagRuns = lazy(async () => ({ default: (await import("./tag-runs")).TagRuns }));

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
      {ids.length === 1 && !deleted && <PinRun runId={ids[0] ?? ""} />}
      {me.can("tracking:write") && !deleted && (
        <DialogButton label="Tag" size="small" icon={<Tag size={14} aria-hidden />}>
          {(close) => (
            <Suspense fallback={null}>
              <TagRuns ids={ids} onClose={close} />
            </Suspense>
          )}
        </DialogButton>
      )}
      {me.can("tracking:write") && <PutAside ids={ids} deleted={deleted} />}
    </>
  );
}

/** Deletes, or restores in the list of deleted ones: one command for all of them, and one that takes it back. */
function PutAside({ ids, deleted }: Omit<RunSelectionProps, "experimentId">) {
  const trpc = useTRPC();
  const show = useToast();
  const onError = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const remove = useMutation(trpc.tracking.deleteRuns.mutationOptions({ onError }));
  const restore = useMutation(trpc.tracking.restoreRuns.mutationOptions({ onError }));
  const [act, back] = deleted ? [restore, remove] : [remove, restore];
  const what = deleted ? "restored" : "deleted";
  const go = () =>
    act.mutate(
      { runIds: [...ids] },
      {
        onSuccess: ({ runIds }) =>
          show({
            message: `${runsWords(runIds.length)} ${runIds.length === 1 ? "is" : "are"} ${what}.`,
            undo: { run: () => back.mutate({ runIds }) },
          }),
      },
    );
  return (
    <Button
      size="small"
      variant={deleted ? "secondary" : "danger"}
      busy={act.isPending}
      busyLabel={deleted ? "Restoring" : "Deleting"}
      onClick={go}
    >
      {deleted ? "Restore" : "Delete"}
    </Button>
  );
}
