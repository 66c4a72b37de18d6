"use client";

import { useId, useState } from "react";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Dialog } from "../ui/dialog";
import { Field, FieldError } from "../ui/field";
import { useTableUrl } from "../ui/table/use-table-url";
import { TextInput } from "../ui/text-input";
import { columnOf, type KeyColumn, kinds, type KnownColumns, mostKeyColumns } from "./run-columns";
import styles from "./tracking.module.css";

const headings = { metrics: "Metrics", params: "Parameters", tags: "Tags" } as const;

export type ChooserProps = {
  known: KnownColumns;
  /** Those that are shown now, and the run's own columns beside them. */
  chosen: readonly KeyColumn[];
  own: readonly string[];
};

/** Marks what becomes a column; the choice goes into the address. */
export function ChooseColumns({
  known,
  chosen,
  own,
  onClose,
}: ChooserProps & { onClose: () => void }) {
  const id = useId();
  const { go } = useTableUrl({ columns: [], sortable: [] });
  const [part, setPart] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const wanted = part.trim().toLowerCase();
  const take = (form: HTMLFormElement) => {
    const ids = new FormData(form).getAll("column").map(String);
    if (ids.length > mostKeyColumns) {
      setRefused(`${ids.length} are marked. A table takes ${mostKeyColumns} at most.`);
      return;
    }
    go({ columns: [...own, ...ids] });
    onClose();
  };
  return (
    <Dialog
      open
      holds
      wide
      onClose={onClose}
      title="Columns"
      description={`Up to ${mostKeyColumns} of what was logged.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary">
            Show columns
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles["chooser"]}
        onSubmit={(event) => {
          event.preventDefault();
          take(event.currentTarget);
        }}
      >
        <Field label="Part of the name">
          {(control) => (
            <TextInput
              {...control}
              type="search"
              autoComplete="off"
              value={part}
              onChange={(event) => setPart(event.currentTarget.value)}
            />
          )}
        </Field>
        {refused !== null && <FieldError id={`${id}-error`}>{refused}</FieldError>}
        {kinds.map((kind) => (
          <fieldset key={kind}>
            <legend>
              {headings[kind]}: {known[kind].keys.length}
              {known[kind].more && " and more, which are not listed"}
            </legend>
            <div className={styles["choices"]}>
              {known[kind].keys.map((key) => {
                const column = columnOf(kind, key);
                return (
                  // Hidden and not taken away: its mark is kept while another name is looked for.
                  <div key={key} hidden={!key.toLowerCase().includes(wanted)}>
                    <Checkbox
                      name="column"
                      value={column.id}
                      label={key}
                      defaultChecked={chosen.some((one) => one.id === column.id)}
                    />
                  </div>
                );
              })}
            </div>
          </fieldset>
        ))}
      </form>
    </Dialog>
  );
}
