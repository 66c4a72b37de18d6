import { type CommandForm, textOf } from "../command-form";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";

type TextOrFileProps = {
  form: CommandForm;
  /** What it is: "Contract". */
  label: string;
  /** Endings of files, as browsers want them. */
  accept: string;
};

/** A description that is chosen as a file or pasted. What is wrong with either stands beside the text. */
export function TextOrFile({ form, label, accept }: TextOrFileProps) {
  return (
    <>
      <Field {...form.field("file")} label="File" optional>
        {(control) => <TextInput {...control} name="file" type="file" accept={accept} />}
      </Field>
      <Field {...form.field("text")} label={label} hint="Pasted, when no file is chosen.">
        {(control) => <Textarea {...control} name="text" rows={12} />}
      </Field>
    </>
  );
}

/** More is refused by every door, so it is said before it is sent. */
const MOST_BYTES = 1_000_000;

export type Chosen = { readonly file: File | null; readonly text: string };

export function chosenIn(data: FormData): Chosen {
  const file = data.get("file");
  const chosen = file instanceof File && file.name !== "" ? file : null;
  return { file: chosen, text: textOf(data, "text") };
}

/** Problems that can be told without asking the server. */
export function problemsOf({ file, text }: Chosen): Readonly<Record<string, string>> {
  if (file === null && text.trim() === "") return { text: "Choose a file, or paste the text." };
  if (file === null || file.size <= MOST_BYTES) return {};
  return { file: "The file has more than 1 MB, the most that is read." };
}

/** What was chosen, as text. */
export const textChosen = ({ file, text }: Chosen): Promise<string> =>
  file === null ? Promise.resolve(text) : file.text();
