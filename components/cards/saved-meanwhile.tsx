"use client";

import { changedBetween, comparable, type Content } from "~/server/cards/rules/content";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Row, Rows } from "../ui/rows";
import type { Theirs } from "./draft";

type SavedMeanwhileProps = { theirs: Theirs; mine: Content; onTake: (content: Content) => void };

/** Somebody else saved while this was being written: theirs beside what stands in the fields. Nothing is lost. */
export function SavedMeanwhile({ theirs, mine, onTake }: SavedMeanwhileProps) {
  const { who, revision, content } = theirs;
  const said = new Map(comparable(content));
  const differing = changedBetween(mine, content);
  return (
    <Callout
      tone="watch"
      live="alert"
      title={`${who} saved revision ${revision} while you were writing`}
      actions={<Button onClick={() => onTake(content)}>Take theirs instead of mine</Button>}
    >
      <p>
        Your words are still in the fields and not saved. Saving again writes them as the next
        revision; theirs stays in the history.
      </p>
      <Rows>
        {differing.map((title) => (
          <Row key={title} title={title} about={[`Theirs: ${said.get(title) || "nothing"}`]} />
        ))}
      </Rows>
    </Callout>
  );
}
