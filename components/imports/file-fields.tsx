import type { CommandForm } from "../command-form";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";

/** Which file. It is stored first and read by the import. */
export function FileFields({ form, table }: { form: CommandForm; table: boolean }) {
  return (
    <Field
      {...form.field("file")}
      label="File"
      required
      hint={
        table
          ? "Columns named params.…, metrics.… and tags.… are taken as such; of others, numbers become metrics and texts parameters."
          : "It is stored while the import needs it and removed afterwards."
      }
    >
      {(control) => (
        <TextInput
          {...control}
          name="file"
          type="file"
          accept={table ? ".csv,.parquet" : ".zip,.tar,.gz,.tgz"}
        />
      )}
    </Field>
  );
}

/** The chosen file; null when none was. */
export function readFile(data: FormData): File | null {
  const file = data.get("file");
  return file instanceof File && file.name !== "" ? file : null;
}
