"use client";

import { useId, type KeyboardEvent, type ReactNode } from "react";
import { Chip } from "./chip";
import { FieldError } from "./field";
import { Keys } from "./keys";
import styles from "./radio-rows.module.css";

export type RadioRow = {
  value: string;
  /** A full sentence of what can be observed, not a number. */
  label: ReactNode;
  detail?: ReactNode;
  /** Small chip at the right, such as "Level 3". */
  level?: ReactNode;
  disabled?: boolean | undefined;
};

export type RadioRowsProps = {
  legend: ReactNode;
  name: string;
  options: readonly RadioRow[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  /** Fixed id, when an error summary links here. */
  id?: string | undefined;
  required?: boolean | undefined;
  /** Shows and accepts 1, 2, 3 … while the group has focus. On by default. */
  numberKeys?: boolean | undefined;
};

export function RadioRows(props: RadioRowsProps) {
  const { legend, options, hint, error, numberKeys = true } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return (
    // The number keys are a shorter way to press the radio buttons inside, which take all other keys themselves.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={described.filter(Boolean).join(" ") || undefined}
      aria-invalid={error !== undefined || undefined}
      onKeyDown={numberKeys ? chooseByNumber : undefined}
    >
      <legend className={styles["legend"]}>{legend}</legend>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles["hint"]}>
          {hint}
        </div>
      )}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className={styles["rows"]}>
        {options.map((option, index) => (
          <Row
            key={option.value}
            option={option}
            group={props}
            keyHint={numberKeys ? index + 1 : null}
          />
        ))}
      </div>
    </fieldset>
  );
}

type RowProps = { option: RadioRow; group: RadioRowsProps; keyHint: number | null };

function Row({ option, group, keyHint }: RowProps) {
  const controlled = group.value !== undefined;
  return (
    <label className={styles["row"]}>
      <input
        type="radio"
        className={styles["radio"]}
        name={group.name}
        value={option.value}
        required={group.required}
        disabled={option.disabled}
        checked={controlled ? group.value === option.value : undefined}
        defaultChecked={controlled ? undefined : group.defaultValue === option.value}
        onChange={() => group.onValueChange?.(option.value)}
      />
      <span className={styles["text"]}>
        {option.label}
        {option.detail !== undefined && <span className={styles["detail"]}>{option.detail}</span>}
      </span>
      <span className={styles["aside"]}>
        {option.level !== undefined && <Chip tone="level">{option.level}</Chip>}
        {keyHint !== null && keyHint <= 9 && (
          <span className={styles["key"]} aria-hidden>
            <Keys keys={[String(keyHint)]} />
          </span>
        )}
      </span>
    </label>
  );
}

/** Works only while the group has focus, so it never takes a key from the rest of the page (WCAG 2.1.4). */
function chooseByNumber(event: KeyboardEvent<HTMLFieldSetElement>) {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  const radios = event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]');
  const radio = radios[Number(event.key) - 1];
  if (radio === undefined || radio.disabled) return;
  event.preventDefault();
  radio.focus();
  radio.click();
}
