"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Path } from "~/server/maturity/rules/framework-edit";
import { counted } from "../words";
import styles from "./editor.module.css";
import { idOf, type Line, parentOf, shownOf } from "./outline";

type OutlineTreeProps = {
  lines: readonly Line[];
  selected: Path;
  onSelect: (path: Path) => void;
  /** Enter: on to the fields of what is selected. */
  onEnter: () => void;
};

/** The file as a tree. Up and down select, left and right close and open, Enter leads to the fields. */
export function OutlineTree({ lines, selected, onSelect, onEnter }: OutlineTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const id = idOf(selected);
  const shown = shownOf(lines, closed);
  const at = shown.findIndex((line) => line.id === id);
  const current = shown[at];

  // Where a fault or a new practice leads must be seen.
  useEffect(() => {
    const line = list.current?.querySelector(`[data-line="${CSS.escape(id)}"]`);
    line?.scrollIntoView({ block: "nearest" });
  }, [id]);

  const setOpen = (line: Line, open: boolean) =>
    setClosed((now) => {
      const next = new Set(now);
      if (open) next.delete(line.id);
      else next.add(line.id);
      return next;
    });
  const go = (line: Line | undefined) => {
    if (line === undefined) return;
    onSelect(line.path);
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"]`)?.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(shown[at + 1]),
    ArrowUp: () => go(shown[at - 1]),
    Home: () => go(shown[0]),
    End: () => go(shown.at(-1)),
    Enter: onEnter,
    ArrowRight: () => {
      if (current === undefined || current.children === 0) return;
      if (closed.has(current.id)) setOpen(current, true);
      else go(shown[at + 1]);
    },
    ArrowLeft: () => {
      if (current === undefined) return;
      if (current.children > 0 && !closed.has(current.id)) setOpen(current, false);
      else go(parentOf(shown, current));
    },
  };
  const press = (event: KeyboardEvent) => {
    const run = keys[event.key];
    if (run === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    run();
  };
  return (
    <div role="tree" ref={list} className={styles["tree"]} aria-label="Parts of the framework">
      {shown.map((line) => (
        <TreeLine
          key={line.id}
          line={line}
          open={!closed.has(line.id)}
          selected={line.id === id}
          reachable={line.id === id || (at < 0 && line === shown[0])}
          onSelect={() => onSelect(line.path)}
          onOpen={(open) => setOpen(line, open)}
          onKeyDown={press}
        />
      ))}
    </div>
  );
}

type TreeLineProps = {
  line: Line;
  open: boolean;
  selected: boolean;
  reachable: boolean;
  onSelect: () => void;
  onOpen: (open: boolean) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

function TreeLine(props: TreeLineProps) {
  const { line, open, selected, reachable, onSelect, onOpen, onKeyDown } = props;
  const branch = line.children > 0;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div
      role="treeitem"
      aria-level={line.depth}
      aria-expanded={branch ? open : undefined}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      data-line={line.id}
      data-depth={line.depth}
      className={styles["line"]}
      onClick={onSelect}
      onKeyDown={onKeyDown}
    >
      {/* The arrow keys do the same; for the pointer only. */}
      <span
        className={styles["twist"]}
        aria-hidden
        onClick={branch ? () => onOpen(!open) : undefined}
      >
        {branch && <Chevron size={16} />}
      </span>
      <span className={styles["lineTitle"]}>{line.title}</span>
      {line.faults > 0 && (
        <span className={styles["count"]}>{counted(line.faults, "fault", "faults")}</span>
      )}
    </div>
  );
}
