"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { textOf, useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Card } from "../ui/card";
import { Field } from "../ui/field";
import plain from "../ui/plain-table.module.css";
import { Quiet } from "../ui/quiet";
import { Textarea } from "../ui/textarea";
import { useMe } from "../use-me";
import { useSaid } from "./use-registry";
import type { WholeVersion } from "./words";

/** What somebody wrote about the version. */
export function DescriptionCard({ version }: { version: WholeVersion }) {
  const me = useMe();
  const { description, frozenAt } = version;
  return (
    <Card
      title="Description"
      actions={
        me.can("registry:write") &&
        frozenAt === null && (
          <DialogButton
            label={description === "" ? "Write a description" : "Edit description"}
            size="small"
            icon={<Pencil size={14} aria-hidden />}
          >
            {(close) => <EditDescription version={version} onClose={close} />}
          </DialogButton>
        )
      }
    >
      {description === "" ? (
        <Quiet>Nothing is written: what is new in this version, and what to look out for.</Quiet>
      ) : (
        <p className={plain["long"]}>{description}</p>
      )}
    </Card>
  );
}

type EditProps = { version: WholeVersion; onClose: () => void };

function EditDescription({ version: { name, version, description }, onClose }: EditProps) {
  const trpc = useTRPC();
  const { done, again } = useSaid();
  const update = useMutation(trpc.registry.updateVersion.mutationOptions({ onSuccess: again }));
  const form = useCommandForm({
    read: (data) => ({ name, version, description: textOf(data, "description").trim() }),
    send: async (input) => {
      await update.mutateAsync(input);
      done("The description is saved.", () => update.mutate({ name, version, description }));
      onClose();
    },
  });
  return (
    <FormDialog form={form} onClose={onClose} title="Description" action="Save" busyAction="Saving">
      <Field {...form.field("description")} label="Description" hint="Shown as it is typed.">
        {(control) => (
          <Textarea
            {...control}
            name="description"
            rows={8}
            maxLength={20_000}
            defaultValue={description}
          />
        )}
      </Field>
    </FormDialog>
  );
}
