"use client";

import { useId, useRef } from "react";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field";
import { useShortcut } from "../ui/shortcuts";
import { useTableUrl } from "../ui/table/use-table-url";
import { TextInput } from "../ui/text-input";
import styles from "./tracking.module.css";

/** Why a filter was refused, and where in it. */
export type Misread = {
  readonly message: string;
  /** In UTF-16 units of the filter; null when no place is at fault. */
  readonly at: { readonly from: number; readonly length: number } | null;
};

type FilterBoxProps = {
  /** An example with names that this experiment has. */
  example: string;
  misread: Misread | null;
};

/** The filter in the grammar of MLflow's search. The server reads it, and says what it cannot read. */
export function FilterBox({ example, misread }: FilterBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { state, go } = useTableUrl({ columns: [], sortable: [] });
  const focus = () => input.current?.focus();
  useShortcut({ combo: "/", label: "Filter this list", group: "List", run: focus });
  useShortcut({ combo: "f", label: "Filter this list", group: "List", run: focus });
  return (
    <form
      className={styles["filter"]}
      onSubmit={(event) => {
        event.preventDefault();
        go({ q: (input.current?.value ?? "").trim() });
      }}
    >
      <div className={styles["filterLine"]}>
        <TextInput
          // A link can bring another filter; what is being typed is kept otherwise.
          key={state.q}
          ref={input}
          mono
          aria-label="Filter runs"
          aria-invalid={misread === null ? undefined : true}
          aria-describedby={misread === null ? `${id}-hint` : `${id}-error`}
          maxLength={1000}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={example}
          defaultValue={state.q}
        />
        <Button type="submit">Filter</Button>
      </div>
      {misread === null ? (
        <span id={`${id}-hint`} className={styles["hint"]}>
          Such as <code>{example}</code>. Compare with <code>= != &lt; &gt; LIKE ILIKE IN</code>,
          join with <code>AND OR NOT</code> and parentheses.
        </span>
      ) : (
        <FieldError id={`${id}-error`}>
          {misread.message} <Place filter={state.q} at={misread.at} />
        </FieldError>
      )}
    </form>
  );
}

function Place({ filter, at }: { filter: string; at: Misread["at"] }) {
  if (at === null) return null;
  const end = at.from + at.length;
  // Something missing at the end is shown as a gap.
  const wrong = filter.slice(at.from, end) || "\u00a0";
  return (
    <code className={styles["misread"]}>
      {filter.slice(0, at.from)}
      <mark>{wrong}</mark>
      {filter.slice(end)}
    </code>
  );
}
