"use client";

import { X } from "lucide-react";
import { Field } from "../../ui/field";
import { IconButton } from "../../ui/icon-button";
import { Select } from "../../ui/select";
import styles from "./editor.module.css";
import type { Choice } from "./specs";

type PickManyProps = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  locked: boolean;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Several out of many: what is chosen stands above, and one more can be added. */
export function PickMany(props: PickManyProps) {
  const { id, label, hint, error, locked, choices, chosen, onChange } = props;
  const labelOf = (key: string) => choices.find(({ value }) => value === key)?.label ?? key;
  return (
    <div className={styles["many"]}>
      <Field id={id} label={label} hint={hint} error={error}>
        {(control) => (
          <Select
            {...control}
            disabled={locked}
            value=""
            onChange={(event) => onChange([...chosen, event.currentTarget.value])}
          >
            <option value="">{chosen.length === 0 ? "None. Add one" : "Add one"}</option>
            {choices.map(({ value, label: words }) =>
              typeof value === "string" && !chosen.includes(value) ? (
                <option key={value} value={value}>
                  {words}
                </option>
              ) : null,
            )}
          </Select>
        )}
      </Field>
      {chosen.length > 0 && (
        <ul className={styles["chosen"]} aria-label={`${label}: chosen`}>
          {chosen.map((key, index) => (
            <li key={`${key} ${index}`}>
              <span>{labelOf(key)}</span>
              <IconButton
                label={`Remove ${labelOf(key)}`}
                icon={<X size={16} aria-hidden />}
                disabled={locked}
                onClick={() => onChange(chosen.filter((_, place) => place !== index))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
