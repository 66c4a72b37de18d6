"use client";

import type { RefObject } from "react";
import { Field } from "../../ui/field";
import { Textarea } from "../../ui/textarea";
import styles from "./editor.module.css";

type SourcePaneProps = {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Changes of the form are on their way into it. */
  locked: boolean;
  onText: (text: string) => void;
};

/** The file itself, as YAML or JSON. */
export function SourcePane({ area, text, locked, onText }: SourcePaneProps) {
  return (
    <Field
      id="framework-source"
      label="Source file"
      hint="YAML or JSON. What is written here shows in the form, and the other way round; comments stay."
    >
      {(control) => (
        <Textarea
          {...control}
          ref={area}
          className={styles["source"]}
          rows={20}
          spellCheck={false}
          value={text}
          readOnly={locked}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
