"use client";

import { useMutation } from "@tanstack/react-query";
import { required, textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { Textarea } from "../../ui/textarea";
import { useSaidDone } from "../../use-said-done";
import { levelTitle, type Roadmap } from "./roadmap-words";

type Target = Roadmap["targets"][number];

type TargetProps = {
  slug: string;
  framework: Roadmap["framework"];
  target: Target;
};

/** Another level than the rules propose, with a reason that stays visible. */
export function EditTarget(props: TargetProps) {
  return (
    <DialogButton
      label="Set"
      size="small"
      variant="quiet"
      aria-label={`Set the target of ${props.target.title}`}
    >
      {(close) => <TargetDialog {...props} onClose={close} />}
    </DialogButton>
  );
}

function TargetDialog({ slug, framework, target, onClose }: TargetProps & { onClose: () => void }) {
  const trpc = useTRPC();
  const { done } = useSaidDone();
  const override = useMutation(trpc.maturity.overrideTarget.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      slug,
      framework: framework.key,
      dimension: target.dimension,
      level: Number(textOf(data, "level")),
      reason: textOf(data, "reason"),
    }),
    check: ({ reason }) => required({ reason }, { reason: "Enter why this level is right." }),
    send: async (input) => {
      await override.mutateAsync(input);
      onClose();
      done("The target is set.");
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Target of ${target.title}`}
      description={
        target.proposed === null
          ? "No rule proposes a level here."
          : `Proposed is ${levelTitle(framework.levels, target.proposed.level)}: ${target.proposed.reason}`
      }
      action="Set the target"
      busyAction="Setting"
    >
      <Field {...form.field("level")} label="Level">
        {(control) => (
          <Select {...control} name="level" defaultValue={String(target.level ?? "")}>
            {framework.levels.map(({ ordinal }) => (
              <option key={ordinal} value={ordinal}>
                {levelTitle(framework.levels, ordinal)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field {...form.field("reason")} label="Reason" required>
        {(control) => (
          <Textarea
            {...control}
            name="reason"
            maxLength={500}
            defaultValue={target.chosen?.reason ?? ""}
          />
        )}
      </Field>
    </FormDialog>
  );
}

/** Back to what the rules propose, or to no target where none does. */
export function ClearTarget({ slug, framework, target }: TargetProps) {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const clear = useMutation(
    trpc.maturity.clearOverride.mutationOptions({
      onSuccess: () => done(`The own target of ${target.title} is taken back.`),
      onError,
    }),
  );
  return (
    <Button
      size="small"
      variant="quiet"
      busy={clear.isPending}
      busyLabel="Taking back"
      aria-label={`Take back the own target of ${target.title}`}
      onClick={() => clear.mutate({ slug, framework: framework.key, dimension: target.dimension })}
    >
      Take back
    </Button>
  );
}
