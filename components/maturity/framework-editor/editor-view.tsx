"use client";

import { useEffect, useRef, useState } from "react";
import { at, type Path } from "~/server/maturity/rules/framework-edit";
import { PageStack } from "../../page-stack";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { PageHeader } from "../../ui/page-header";
import { useMe } from "../../use-me";
import { type Fault, nodeOf, type Review } from "./editor-state";
import styles from "./editor.module.css";
import { fieldId, type Form } from "./form";
import { LinterPanel } from "./linter-panel";
import { addressOf, partNamed } from "./node-address";
import { NodeForm } from "./node-form";
import { idOf, outlineOf } from "./outline";
import { OutlineTree } from "./outline-tree";
import { SaveBar } from "./save-bar";
import { SourcePane } from "./source-pane";
import { type Choice, wordsAt } from "./specs";
import { type Editor, type Saved, useEditor } from "./use-editor";
import { useEditorKeys } from "./use-editor-keys";

type EditorViewProps = {
  review: Review;
  saved: Saved | null;
  /** What this begins as when it was never saved: "new", or "copy" and of what. */
  place: string;
  checks: readonly { readonly id: string; readonly title: string }[];
  /** The part to begin with, as `node-address` names it. */
  node: string | undefined;
};

/** A framework of one's own: its parts as a tree, the selected one as a form, the file beside it, and what is wrong. */
export function EditorView({ review, saved, place, checks, node }: EditorViewProps) {
  const { member } = useMe();
  const editor = useEditor({ review, saved, place, memberId: member.id });
  const { data, now } = editor;
  const source = useRef<HTMLTextAreaElement>(null);
  const { selected, select, focusOn } = useSelection(editor, node);
  useEditorKeys(editor);
  const faults = [...now.review.problems, ...now.review.findings];
  const choices: Choice[] = checks.map(({ id, title }) => ({
    value: id,
    label: `${id}: ${title}`,
  }));
  const showLine = (line: number) => selectLine(source.current, line);
  const form: Form = {
    data,
    faults,
    checks: choices,
    locked: !editor.writable,
    edit: editor.edit,
    goTo: (path) => showLine(now.review.lines[path.slice(0, 2).join(".")] ?? 1),
  };
  const showFault = ({ path }: Fault) => {
    select(nodeOf(path));
    focusOn(path.split("."));
  };
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Frameworks", href: "/frameworks" }]}
        title={wordsAt(data, ["title"]) || "A framework without a title"}
        finding="Nobody is assessed with a draft. Publishing shows its effect on every team first."
      />
      <PageStack>
        <SaveBar editor={editor} onLine={showLine} />
        <div className={styles["editor"]}>
          <Card title="Parts">
            <OutlineTree
              lines={outlineOf(data, faults)}
              selected={selected}
              onSelect={select}
              onEnter={() => focusOn([])}
            />
          </Card>
          <section className={styles["form"]} aria-label="Selected part">
            {now.review.data === null && !editor.reading && (
              <Callout tone="watch" title="The text cannot be read">
                The form waits until it can. The linter says where to look.
              </Callout>
            )}
            <NodeForm key={idOf(selected)} path={selected} form={form} onSelect={select} />
          </section>
          <div className={styles["side"]}>
            <LinterPanel
              review={now.review}
              reading={editor.reading}
              onFault={showFault}
              onLine={showLine}
            />
            <Card>
              <SourcePane
                area={source}
                text={now.text}
                locked={editor.textLocked}
                onText={editor.type}
              />
            </Card>
          </div>
        </div>
      </PageStack>
    </>
  );
}

/** The part that is shown, and the field that gets the focus once it is there. */
function useSelection({ data }: Editor, node: string | undefined) {
  const [chosen, select] = useState<Path>(() => partNamed(data, node));
  const [wanted, setWanted] = useState<{ readonly path: readonly string[] } | null>(null);
  // A step back may have taken the part away.
  const selected = at(data, chosen) === undefined && chosen.length > 1 ? [] : chosen;
  const address = addressOf(data, selected);
  // The address follows what is shown, so that a reload or a link sent to somebody opens the same part.
  useEffect(() => {
    const here = new URL(window.location.href);
    if (here.searchParams.get("node") === address) return;
    if (address === null) here.searchParams.delete("node");
    else here.searchParams.set("node", address);
    window.history.replaceState(null, "", here);
  }, [address]);
  useEffect(() => {
    if (wanted !== null) focusField(wanted.path);
  }, [wanted]);
  return { selected, select, focusOn: (path: readonly string[]) => setWanted({ path }) };
}

/** The field of this place, or of what is around it; the first field when nothing around it has one. */
function focusField(path: readonly string[]): void {
  for (let length = path.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(path.slice(0, length)));
    if (field !== null) {
      field.focus();
      return;
    }
  }
  document
    .querySelector<HTMLElement>(`.${styles["form"] ?? ""} :is(input, select, textarea, button)`)
    ?.focus();
}

/** Marks the line in the source, which scrolls there and takes the focus. */
function selectLine(area: HTMLTextAreaElement | null, line: number): void {
  if (area === null) return;
  const lines = area.value.split("\n");
  const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
  // Selecting alone does not scroll in every browser.
  area.scrollTop = (area.scrollHeight / Math.max(1, lines.length)) * Math.max(0, line - 4);
}
