"use client";

import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { DefinitionList } from "../../ui/definition-list";
import { formatTime } from "../../ui/format-time";
import type { Draft } from "./draft";
import { responseWords } from "./response-words";

type ConflictProps = {
  draft: Draft;
  options: readonly { key: string; label: string }[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  zone: string;
};

/** Somebody stored another answer meanwhile: both stand here until one is chosen. */
export function ConflictPanel({ draft, options, onKeepMine, onTakeTheirs, zone }: ConflictProps) {
  const { theirs, response, note } = draft;
  if (theirs === null) return null;
  const said = (words: string, remark: string) =>
    remark === "" ? words : `${words}. Note: ${remark}`;
  return (
    <Callout
      tone="watch"
      live="alert"
      title={`${theirs.by} saved another answer at ${formatTime(theirs.at, "time", zone)}`}
      actions={
        <>
          <Button size="small" onClick={onTakeTheirs}>
            Take theirs
          </Button>
          <Button size="small" variant="primary" onClick={onKeepMine}>
            Keep mine
          </Button>
        </>
      }
    >
      <DefinitionList
        items={[
          {
            term: "Theirs, stored",
            detail: said(responseWords(theirs.response, options), theirs.note),
          },
          { term: "Yours, not stored", detail: said(responseWords(response, options), note) },
        ]}
      />
    </Callout>
  );
}
