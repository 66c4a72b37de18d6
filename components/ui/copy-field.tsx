"use client";

import type { FocusEvent, ReactNode } from "react";
import { CopyButton } from "./copy-button";
import styles from "./copy-field.module.css";
import { Field } from "./field";
import { TextInput } from "./text-input";

export type CopyFieldProps = {
  label: string;
  value: string;
  hint?: ReactNode;
  /** A secret that cannot be shown again; says so. */
  once?: boolean | undefined;
};

export function CopyField({ label, value, hint, once = false }: CopyFieldProps) {
  return (
    <Field
      label={label}
      hint={
        once ? (
          <span className={styles["once"]}>
            Shown once. Store it now: it cannot be shown again.
          </span>
        ) : (
          hint
        )
      }
    >
      {(control) => (
        <div className={styles["row"]}>
          <TextInput
            id={control.id}
            aria-describedby={control["aria-describedby"]}
            mono
            readOnly
            value={value}
            autoComplete="off"
            spellCheck={false}
            onFocus={selectAll}
          />
          <CopyButton text={value} what={label} />
        </div>
      )}
    </Field>
  );
}

function selectAll(event: FocusEvent<HTMLInputElement>) {
  event.currentTarget.select();
}
