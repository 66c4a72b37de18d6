"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../../command-form";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, FieldStack } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { useToast } from "../../ui/toast";

/** Keeps what is known today under a name, for later comparison. */
export function SaveMilestone({ slug, framework }: { slug: string; framework: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const form = useSaveMilestone({ slug, framework, done: () => setOpen(false) });
  return (
    <>
      <Button onClick={() => setOpen(true)}>Save milestone</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Save a milestone"
        description="Answers, evidence and result as they are now, kept for ever and never edited."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={id} variant="primary" busy={form.busy} busyLabel="Saving">
              Save milestone
            </Button>
          </>
        }
      >
        <form id={id} {...form.formProps}>
          <FieldStack>
            <FormRefusal form={form} />
            <Field
              {...form.field("name")}
              label="Name"
              hint="Such as: before the pipeline work"
              required
            >
              {(control) => (
                <TextInput {...control} name="name" maxLength={120} autoComplete="off" />
              )}
            </Field>
          </FieldStack>
        </form>
      </Dialog>
    </>
  );
}

function useSaveMilestone({
  slug,
  framework,
  done,
}: {
  slug: string;
  framework: string;
  done: () => void;
}) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const save = useMutation(trpc.maturity.saveMilestone.mutationOptions());
  return useCommandForm({
    read: (data) => ({ slug, framework, name: textOf(data, "name") }),
    check: ({ name }) =>
      required({ name }, { name: "Enter a name, so that it can be found again." }),
    send: async (input) => {
      await save.mutateAsync(input);
      done();
      show({ message: `Milestone "${input.name}" saved.`, tone: "good" });
      router.refresh();
    },
  });
}
