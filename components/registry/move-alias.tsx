"use client";

import { useMutation } from "@tanstack/react-query";
import { required, textOf, useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";
import { useSaid } from "./use-registry";

type MoveAliasProps = {
  model: string;
  /** What aliases mean now, so that a move can be taken back. */
  aliases: readonly { readonly alias: string; readonly version: number }[];
  /** The alias that moves; asked for when it is not said. */
  alias?: string | undefined;
  /** The version it shall mean; asked for when it is not said. */
  version?: number | undefined;
  onClose: () => void;
};

/** Points an alias at a version, with the reason that its history keeps. */
export function MoveAlias({ model, aliases, alias, version, onClose }: MoveAliasProps) {
  const trpc = useTRPC();
  const { done, again } = useSaid();
  const move = useMutation(trpc.registry.moveAlias.mutationOptions({ onSuccess: again }));
  const form = useCommandForm({
    read: (data) => ({
      name: model,
      alias: alias ?? textOf(data, "alias").trim(),
      version: version ?? Number(textOf(data, "version")),
      reason: textOf(data, "reason").trim(),
    }),
    check: (input) => ({
      ...required({ alias: input.alias }, { alias: "Enter an alias." }),
      ...(input.version >= 1 ? {} : { version: "Enter the number of a version." }),
    }),
    send: async (input) => {
      const { previous } = await move.mutateAsync(input);
      done(`${input.alias} is version ${input.version} now.`, () =>
        move.mutate({ ...input, version: previous ?? "none", reason: "Taken back" }),
      );
      onClose();
    },
  });
  const now = aliases.find((one) => one.alias === alias)?.version;
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={alias === undefined ? "Set an alias" : `Move ${alias}`}
      description={
        now === undefined
          ? "Whoever loads the model by this name gets the version from the next moment on."
          : `It means version ${now} now. Whoever loads the model by this name gets the other one from the next moment on.`
      }
      action={alias === undefined ? "Set alias" : "Move alias"}
      busyAction="Saving"
    >
      {alias === undefined && (
        <Field
          {...form.field("alias")}
          label="Alias"
          hint="Such as champion or challenger: letters, digits, _ and -"
          required
        >
          {(control) => <TextInput {...control} name="alias" maxLength={255} autoComplete="off" />}
        </Field>
      )}
      {version === undefined && (
        <Field {...form.field("version")} label="Version" required>
          {(control) => (
            <TextInput
              {...control}
              name="version"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={now}
            />
          )}
        </Field>
      )}
      <Field {...form.field("reason")} label="Why" optional>
        {(control) => <Textarea {...control} name="reason" rows={2} maxLength={2000} />}
      </Field>
    </FormDialog>
  );
}
