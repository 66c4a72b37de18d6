"use client";

import { Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { DialogButton } from "../form-dialog";
import { Button } from "../ui/button";
import { useMe } from "../use-me";

// Fetched behind the page: until then a button of the same size holds its place.
const DeleteExperiment = lazy(async () => ({
  default: (await import("./delete-experiment")).DeleteExperiment,
}));
// Fetched when somebody renames, which is seldom.
const RenameExperiment = lazy(async () => ({
  default: (await import("./rename-experiment")).RenameExperiment,
}));

export type Experiment = Outputs["tracking"]["findExperiment"];
export type Named = Pick<Experiment, "experimentId" | "name">;

/** Rename and delete; nothing for whom these are not. */
export function ExperimentActions({ experiment }: { experiment: Experiment }) {
  const me = useMe();
  if (!me.can("tracking:write") || experiment.deletedAt !== null) return null;
  return (
    <>
      <DialogButton label="Rename" icon={<Pencil size={16} aria-hidden />}>
        {(close) => (
          <Suspense fallback={null}>
            <RenameExperiment experiment={experiment} onClose={close} />
          </Suspense>
        )}
      </DialogButton>
      {/* Clients expect the first experiment to be there. */}
      {experiment.experimentId !== 0 && (
        <Suspense fallback={<DeleteSoon />}>
          <DeleteExperiment experiment={experiment} />
        </Suspense>
      )}
    </>
  );
}

const DeleteSoon = () => (
  <Button variant="danger" icon={<Trash2 size={16} aria-hidden />} disabled>
    Delete
  </Button>
);
