"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { required, textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { Textarea } from "../../ui/textarea";
import { useToast } from "../../ui/toast";
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
  const router = useRouter();
  const show = useToast();
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
      show({ message: "The target is set.", tone: "good" });
      router.refresh();
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
  const router = useRouter();
  const show = useToast();
  const [busy, setBusy] = useState(false);
  const clear = useMutation(trpc.maturity.clearOverride.mutationOptions());
  const press = async () => {
    setBusy(true);
    try {
      await clear.mutateAsync({ slug, framework: framework.key, dimension: target.dimension });
      show({ message: `The own target of ${target.title} is taken back.`, tone: "good" });
      router.refresh();
    } catch (error) {
      show({ tone: "bad", message: `Not taken back: ${sentenceOf(error)}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="small"
      variant="quiet"
      busy={busy}
      busyLabel="Taking back"
      aria-label={`Take the own target of ${target.title} back`}
      onClick={() => void press()}
    >
      Take back
    </Button>
  );
}
