import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { useMe } from "../use-me";
import { useRestore } from "./delete-experiment";
import type { Experiment } from "./experiment-actions";

/** Stands above what a deleted experiment holds. */
export function DeletedExperiment({ experiment }: { experiment: Experiment }) {
  const me = useMe();
  const { restore } = useRestore(experiment);
  const { experimentId } = experiment;
  return (
    <Callout
      tone="watch"
      title="This experiment is deleted"
      actions={
        me.can("tracking:write") && (
          <Button
            busy={restore.isPending}
            busyLabel="Restoring"
            onClick={() => restore.mutate({ experimentId })}
          >
            Restore
          </Button>
        )
      }
    >
      Its runs are kept, and nothing more is logged to it. Restoring brings both back.
    </Callout>
  );
}
