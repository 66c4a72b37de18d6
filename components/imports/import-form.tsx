"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Inputs } from "~/server/api/trpc/root";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldStack } from "../ui/field";
import { RadioRows } from "../ui/radio-rows";
import { TextInput } from "../ui/text-input";
import { FileFields, readFile } from "./file-fields";
import { ServerFields } from "./server-fields";
import { uploadFile } from "./upload-file";
import { importPath } from "./words";

type Source = Inputs["imports"]["createImport"]["source"];

const sources: readonly { value: Source; label: string; detail: string }[] = [
  {
    value: "mlflow",
    label: "An MLflow server",
    detail:
      "Experiments, runs with their whole history, models, versions, aliases and files, over its API.",
  },
  {
    value: "files",
    label: "Files of MLflow",
    detail:
      "An mlruns folder, or what mlflow-export-import has written, packed as .zip, .tar or .tar.gz.",
  },
  {
    value: "csv",
    label: "A table of runs",
    detail: "A CSV or Parquet file with one row for each run, such as mlflow.search_runs() gives.",
  },
];

const sourceOf = (value: string): Source =>
  sources.find((one) => one.value === value)?.value ?? "mlflow";

/** Where things come from; sending it begins the look, which brings nothing. */
export function ImportForm() {
  const [source, setSource] = useState<Source>("mlflow");
  const form = useImportForm(source);
  return (
    <form {...form.formProps}>
      <FieldStack>
        <FormRefusal form={form} />
        <RadioRows
          legend="Source"
          name="source"
          options={sources}
          value={source}
          onValueChange={(value) => setSource(sourceOf(value))}
        />
        {source === "mlflow" ? (
          <ServerFields form={form} />
        ) : (
          <FileFields form={form} table={source === "csv"} />
        )}
        {source === "csv" ? (
          <Field {...form.field("experiment")} label="Experiment for rows that name none" required>
            {(control) => (
              <TextInput {...control} name="experiment" maxLength={500} autoComplete="off" />
            )}
          </Field>
        ) : (
          <>
            <Checkbox
              name="withFiles"
              defaultChecked
              label="Bring files, too"
              detail="Artifacts of runs and models. They count towards what your organisation may keep."
            />
            <Checkbox
              name="deletedToo"
              label="Bring what is deleted there"
              detail="It stays deleted here, and can be restored."
            />
          </>
        )}
        <div>
          <Button type="submit" variant="primary" busy={form.busy} busyLabel="Beginning">
            Look at what would come
          </Button>
        </div>
      </FieldStack>
    </form>
  );
}

function useImportForm(source: Source) {
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.imports.createImport.mutationOptions());
  return useCommandForm({
    read: (data) => ({
      asked: {
        source,
        address: textOf(data, "address").trim(),
        user: textOf(data, "user").trim(),
        secret: textOf(data, "secret"),
        experiment: textOf(data, "experiment").trim(),
        withFiles: source !== "csv" && data.has("withFiles"),
        deletedToo: data.has("deletedToo"),
      },
      file: readFile(data),
    }),
    check: ({ asked, file }): Record<string, string> => {
      if (source === "mlflow") {
        return required(
          { address: asked.address },
          { address: "Enter the address of the server." },
        );
      }
      return {
        ...(file === null ? { file: "Choose a file." } : {}),
        ...(source === "csv"
          ? required(
              { experiment: asked.experiment },
              { experiment: "Enter the name of an experiment." },
            )
          : {}),
      };
    },
    send: async ({ asked, file }) => {
      const stored = source === "mlflow" || file === null ? {} : await uploadFile(file);
      const { id } = await create.mutateAsync({ ...asked, ...stored });
      router.push(toRoute(importPath(id)));
    },
  });
}
