import type { ReactNode } from "react";
import { Checkbox } from "./checkbox";
import styles from "./checkbox-set.module.css";
import { FieldError } from "./field";

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
};

export type CheckboxSetProps<Value extends string> = {
  /** Where an error summary leads. */
  id: string;
  error: string | undefined;
  legend: string;
  /** Every box carries it; `FormData.getAll(name)` gives what is marked. */
  name: string;
  choices: readonly Choice<Value>[];
  chosen?: readonly Value[] | undefined;
};

/** Several of a few: boxes under one legend, with one error for all of them. */
export function CheckboxSet<Value extends string>(props: CheckboxSetProps<Value>) {
  const { id, error, legend, name, choices, chosen = [] } = props;
  return (
    <fieldset id={id} tabIndex={-1} className={styles["set"]}>
      <legend className={styles["legend"]}>{legend}</legend>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {choices.map(({ value, label, detail }) => (
        <Checkbox
          key={value}
          name={name}
          value={value}
          defaultChecked={chosen.includes(value)}
          label={label}
          detail={detail}
        />
      ))}
    </fieldset>
  );
}
