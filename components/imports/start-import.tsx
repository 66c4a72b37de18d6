"use client";

import { useMutation } from "@tanstack/react-query";
import { FormRefusal, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Field, FieldStack } from "../ui/field";
import { Select } from "../ui/select";
import type { Import } from "./words";

const clashes = ["merge", "rename"] as const;
const clashOf = (text: string) => clashes.find((one) => one === text) ?? "rename";

/** What happens to names that are taken here, and the press that brings everything. */
export function StartImport({ job, may }: { job: Import; may: boolean }) {
  const trpc = useTRPC();
  const start = useMutation(trpc.imports.startImport.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      experimentClash: clashOf(textOf(data, "experiments") || job.experimentClash),
      modelClash: clashOf(textOf(data, "models") || job.modelClash),
    }),
    send: (asked) => start.mutateAsync({ importId: job.id, ...asked }),
  });
  const isTaken = (kind: string) =>
    job.notes.some((note) => note.reason === "name-taken" && note.kind === kind);
  if (!may) return null;
  return (
    <Card title="Bring them">
      <form {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
          {isTaken("experiment") && (
            <Field {...form.field("experiments")} label="Experiments whose name is taken here">
              {(control) => (
                <Select {...control} name="experiments" defaultValue={job.experimentClash}>
                  <option value="merge">Put their runs into the experiment that is here</option>
                  <option value="rename">Bring them under another name</option>
                </Select>
              )}
            </Field>
          )}
          {isTaken("model") && (
            <Field {...form.field("models")} label="Models whose name is taken here">
              {(control) => (
                <Select {...control} name="models" defaultValue={job.modelClash}>
                  <option value="rename">Bring them under another name</option>
                  <option value="merge">Add their versions to the model that is here</option>
                </Select>
              )}
            </Field>
          )}
          <div>
            <Button type="submit" variant="primary" busy={form.busy} busyLabel="Beginning">
              Start the import
            </Button>
          </div>
        </FieldStack>
      </form>
    </Card>
  );
}
