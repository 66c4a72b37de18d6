"use client";

import { Redo2, Undo2 } from "lucide-react";
import { draftPath } from "../frameworks/draft-path";
import { AppLink } from "../../ui/app-link";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { LinkButton } from "../../ui/link-button";
import styles from "./editor.module.css";
import { wordsAt } from "./specs";
import type { Editor } from "./use-editor";

type SaveBarProps = { editor: Editor; onLine: (line: number) => void };

/** Steps, saving, and what became of it. */
export function SaveBar({ editor, onLine }: SaveBarProps) {
  const { saved, unsaved, busy, reading, now } = editor;
  return (
    <>
      <Notes editor={editor} onLine={onLine} />
      <div className={styles["bar"]}>
        <Button
          icon={<Undo2 size={16} aria-hidden />}
          disabled={!editor.canUndo}
          onClick={editor.undo}
        >
          Undo
        </Button>
        <Button
          icon={<Redo2 size={16} aria-hidden />}
          disabled={!editor.canRedo}
          onClick={editor.redo}
        >
          Redo
        </Button>
        <Button
          variant="primary"
          busy={busy}
          busyLabel="Saving"
          disabled={reading || !unsaved || now.review.problems.length > 0}
          onClick={() => void editor.save()}
        >
          Save the draft
        </Button>
        {saved !== null && !unsaved && (
          <LinkButton href={draftPath(saved)}>See its effect and publish</LinkButton>
        )}
        <output className={styles["state"]}>{stateOf(editor)}</output>
      </div>
    </>
  );
}

function stateOf({ saved, unsaved, unreachable, canUndo }: Editor): string {
  if (unreachable)
    return "The server does not answer. What you changed is kept here and read again.";
  if (unsaved) return canUndo ? "Not saved yet. It is kept in this browser." : "Not saved yet.";
  return saved === null ? "" : `Saved as ${saved.key}, version ${saved.version}.`;
}

function Notes({ editor, onLine }: SaveBarProps) {
  const { refusal, restored, now, data } = editor;
  const here = { key: wordsAt(data, ["key"]), version: wordsAt(data, ["version"]) };
  return (
    <>
      {restored && (
        <Callout
          tone="info"
          live="status"
          title="What you left unsaved here was brought back"
          actions={<Button onClick={editor.discard}>Throw it away</Button>}
        />
      )}
      {now.review.converted && (
        <Callout tone="info" title="An AWS lens was turned into a framework file">
          What it says that a framework cannot carry is listed when the lens is imported.
        </Callout>
      )}
      {refusal !== null && (
        <Callout
          tone="bad"
          live="alert"
          title={refusal.message}
          actions={
            refusal.revision !== null && (
              <>
                <AppLink href={draftPath(here)} target="_blank">
                  Look at that draft in a new tab
                </AppLink>
                <Button onClick={() => void editor.save(refusal.revision ?? 0)}>
                  Replace it with mine
                </Button>
              </>
            )
          }
        >
          {refusal.problems.length > 0 && (
            <ul className={styles["faults"]}>
              {refusal.problems.map(({ line, message }, index) => (
                <li key={index}>
                  {message}{" "}
                  {line !== null && (
                    <Button size="small" variant="quiet" onClick={() => onLine(line)}>
                      Line {line}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Callout>
      )}
    </>
  );
}
