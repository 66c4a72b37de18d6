"use client";

import { useMutation } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { required, textOf, useCommandForm } from "./command-form";
import { FormDialog } from "./form-dialog";
import { useTRPC } from "./trpc";
import { toRoute } from "./ui/app-link";
import { Checkbox } from "./ui/checkbox";
import { Field } from "./ui/field";
import { TextInput } from "./ui/text-input";
import { useToast } from "./ui/toast";

type SaveViewProps = { place: string; search: string; onClose: () => void };

/** Where a view began and how far somebody paged are no part of it. */
function lasting(search: string): string {
  const params = new URLSearchParams(search);
  for (const passing of ["view", "page", "create"]) params.delete(passing);
  return params.toString();
}

/** Asks for a name and keeps what the address asks for under it. */
export function SaveView({ place, search, onClose }: SaveViewProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const pathname = usePathname();
  const show = useToast();
  const save = useMutation(trpc.identity.saveView.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      place,
      name: textOf(data, "name").trim(),
      search: lasting(search),
      shared: data.get("shared") !== null,
    }),
    check: ({ name }) => required({ name }, { name: "Enter a name." }),
    send: async (input) => {
      const { viewId } = await save.mutateAsync(input);
      show({ tone: "good", message: `The view ${input.name} is saved.` });
      const params = new URLSearchParams(input.search);
      params.set("view", viewId);
      router.push(toRoute(`${pathname}?${params}`), { scroll: false });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Save this view"
      description="Filter, order and columns as they are now. One of your own views of the same name is replaced."
      action="Save view"
      busyAction="Saving"
    >
      <Field {...form.field("name")} label="Name" required>
        {(control) => <TextInput {...control} name="name" maxLength={60} autoComplete="off" />}
      </Field>
      <Checkbox name="shared" value="1" label="Everybody in the organisation sees it" />
    </FormDialog>
  );
}
