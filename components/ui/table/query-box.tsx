"use client";

import { Search } from "lucide-react";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { roles } from "../aria-roles";
import { Chip } from "../chip";
import { FieldError } from "../field";
import { useShortcut } from "../shortcuts";
import { VisuallyHidden } from "../visually-hidden";
import { parseQuery, readParts, type QueryField } from "./query";
import styles from "./query-box.module.css";
import { joinParts } from "./query-format";
import { suggest, type Suggestion } from "./query-suggest";

type QueryBoxProps = {
  label: string;
  fields: readonly QueryField[];
  q: string;
  onChange: (q: string) => void;
};

/**
 * Applied filters are chips; the box takes the next one. Enter applies, Backspace in an empty box takes the
 * last chip back for editing, arrows walk the suggestions (combobox pattern).
 */
export function QueryBox({ label, fields, q, onChange }: QueryBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [refused, setRefused] = useState<string | null>(null);
  useShortcut({
    combo: "/",
    label: "Filter this list",
    group: "List",
    run: () => input.current?.focus(),
  });
  useShortcut({
    combo: "f",
    label: "Filter this list",
    group: "List",
    run: () => input.current?.focus(),
  });
  const parts = readParts(q, fields);
  const options = open ? suggest(draft, fields) : [];
  const edit = (text: string) => {
    setDraft(text);
    setActive(-1);
    setOpen(true);
    setRefused(null);
  };
  const apply = (text: string) => {
    const [problem] = parseQuery(text, fields).problems;
    if (problem !== undefined) return setRefused(problem.message);
    edit("");
    setOpen(false);
    if (text.trim() !== "") onChange(`${joinParts(parts)} ${text.trim()}`.trim());
    return undefined;
  };
  const take = (option: Suggestion) => (option.whole ? apply(option.draft) : edit(option.draft));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const command = commandOf(event, { draft, open });
    if (command === null) return;
    event.preventDefault();
    if (command === "close") setOpen(false);
    else if (command === "down") setActive(wrap(active + 1, options.length));
    else if (command === "up") setActive(wrap(active - 1, options.length));
    else if (command === "apply") {
      const option = options[active];
      if (option === undefined) apply(draft);
      else take(option);
    } else {
      const last = parts.at(-1);
      if (last === undefined) return;
      onChange(joinParts(parts.slice(0, -1)));
      edit(last.source);
    }
  };
  return (
    <div className={styles["box"]}>
      <div className={styles["field"]}>
        <Search size={16} aria-hidden />
        {parts.map((part, index) => (
          <Chip
            key={`${index}-${part.source}`}
            tone={part.type === "problem" ? "watch" : "selected"}
            title={part.type === "problem" ? part.problem.message : undefined}
            removeLabel={`Remove filter ${part.source}`}
            onRemove={() => onChange(joinParts(parts.toSpliced(index, 1)))}
          >
            {part.type === "problem" && <VisuallyHidden>Not understood: </VisuallyHidden>}
            {part.source}
          </Chip>
        ))}
        <input
          ref={input}
          className={styles["input"]}
          role="combobox"
          aria-label={label}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          aria-invalid={refused === null ? undefined : true}
          aria-describedby={refused === null ? undefined : `${id}-error`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={parts.length === 0 ? `Filter, such as ${fields[0]?.name ?? "name"}:…` : ""}
          value={draft}
          onChange={(event) => edit(event.currentTarget.value)}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      <SuggestionList id={id} options={options} active={active} onTake={take} />
      {refused !== null && <FieldError id={`${id}-error`}>{refused}</FieldError>}
      {refused === null && <Problems q={q} fields={fields} />}
    </div>
  );
}

type ListProps = {
  id: string;
  options: readonly Suggestion[];
  active: number;
  onTake: (option: Suggestion) => void;
};

function SuggestionList({ id, options, active, onTake }: ListProps) {
  return (
    <div
      id={`${id}-list`}
      {...roles.listbox}
      aria-label="Suggestions"
      className={styles["list"]}
      hidden={options.length === 0}
    >
      {options.map((option, index) => (
        // The box keeps the focus and drives the list by aria-activedescendant.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div
          key={option.label}
          id={`${id}-${index}`}
          {...roles.option}
          aria-selected={index === active}
          className={styles["option"]}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(option)}
        >
          <span>{option.label}</span>
          <span className={styles["detail"]}>{option.detail}</span>
        </div>
      ))}
    </div>
  );
}

/** A link can bring a filter that does not fit; it is shown and explained, not dropped. */
function Problems({ q, fields }: { q: string; fields: readonly QueryField[] }) {
  return parseQuery(q, fields).problems.map((problem) => (
    <output key={problem.start} className={styles["problem"]}>
      {problem.message}
    </output>
  ));
}

type Command = "close" | "down" | "up" | "apply" | "take-back";

function commandOf(event: KeyboardEvent, box: { draft: string; open: boolean }): Command | null {
  switch (event.key) {
    case "Escape":
      return box.open ? "close" : null;
    case "ArrowDown":
      return "down";
    case "ArrowUp":
      return "up";
    case "Enter":
      return "apply";
    case "Backspace":
      return box.draft === "" ? "take-back" : null;
    default:
      return null;
  }
}

/** Walks past the ends back to the box itself (−1), then around. */
function wrap(index: number, count: number): number {
  if (count === 0) return -1;
  if (index < -1) return count - 1;
  return index >= count ? -1 : index;
}
