import type { Content } from "~/server/cards/rules/content";
import { hubLicences } from "~/server/cards/rules/licences";
import { hubTasks } from "~/server/cards/rules/tasks";
import type { CommandForm } from "../command-form";
import { Field, FieldStack } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";

/** Licence, task and languages: no script logs them, and exports ask for them. */
export function FactFields({ form, start }: { form: CommandForm; start: Content }) {
  return (
    <FieldStack>
      <Field
        {...form.field("licence")}
        label="Licence"
        hint="An identifier such as apache-2.0, or in your own words: Proprietary."
      >
        {(control) => (
          <>
            <TextInput
              {...control}
              name="licence"
              list={`${control.id}-list`}
              maxLength={200}
              defaultValue={start.licence ?? ""}
            />
            <datalist id={`${control.id}-list`}>
              {hubLicences.map((licence) => (
                <option key={licence}>{licence}</option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field {...form.field("task")} label="Task" hint="As the Hugging Face Hub names tasks.">
        {(control) => (
          <Select {...control} name="task" defaultValue={start.task ?? ""}>
            <option value="">Not said</option>
            {hubTasks.map((task) => (
              <option key={task} value={task}>
                {task}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        {...form.field("languages")}
        label="Languages"
        optional
        hint="Codes of the languages of its data, such as en, de."
      >
        {(control) => (
          <TextInput {...control} name="languages" defaultValue={start.languages.join(", ")} />
        )}
      </Field>
    </FieldStack>
  );
}
