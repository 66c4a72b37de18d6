"use client";

import { useMutation } from "@tanstack/react-query";
import { textOf, useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";
import { useSaid } from "./use-registry";
import { stages, type WholeVersion } from "./words";

type MoveStageProps = { version: WholeVersion; onClose: () => void };

/** Moves the version to a stage, for scripts that load by stage. */
export function MoveStage({ version, onClose }: MoveStageProps) {
  const trpc = useTRPC();
  const { done, again } = useSaid();
  const move = useMutation(trpc.registry.moveStage.mutationOptions({ onSuccess: again }));
  const place = { name: version.name, version: version.version };
  const form = useCommandForm({
    read: (data) => ({
      ...place,
      stage: textOf(data, "stage"),
      archiveExisting: data.get("archiveExisting") !== null,
      reason: textOf(data, "reason").trim(),
    }),
    send: async (input) => {
      await move.mutateAsync(input);
      // Others that were archived with it are not moved back, so no undo is offered then.
      const undo = input.archiveExisting
        ? undefined
        : () => move.mutate({ ...place, stage: version.stage, reason: "Taken back" });
      done(`Version ${version.version} stands in ${input.stage} now.`, undo);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Move the stage of version ${version.version}`}
      description="Stages are kept for scripts that load by them. Aliases say the same, keep a history, and a model has as many as it needs."
      action="Move"
      busyAction="Moving"
    >
      <Field {...form.field("stage")} label="Stage">
        {(control) => (
          <Select {...control} name="stage" defaultValue={version.stage}>
            {stages.map((stage) => (
              <option key={stage} value={stage}>
                {stage}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Checkbox
        name="archiveExisting"
        value="1"
        label="Archive other versions in that stage (Staging and Production only)"
      />
      <Field {...form.field("reason")} label="Why" optional>
        {(control) => <Textarea {...control} name="reason" rows={2} maxLength={2000} />}
      </Field>
    </FormDialog>
  );
}
