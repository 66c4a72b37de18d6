"use client";

import { useState } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Quiet } from "../../ui/quiet";
import { Row, Rows } from "../../ui/rows";
import { Time } from "../../ui/time";
import { counted } from "../words";
import { useUndoImport } from "./use-undo-import";

type Last = Outputs["maturity"]["latestImport"];
type LastImportProps = { assessmentId: string; last: Last; zone: string };

/** What was imported last, and the one press that takes all of it back. */
export function LastImport({ assessmentId, last, zone }: LastImportProps) {
  const { latest, readOnlyBecause } = last;
  const [busy, setBusy] = useState(false);
  const undo = useUndoImport(assessmentId);
  if (latest === null) return null;
  const { importId, by, at, untouched, changedSince, undone } = latest;
  const offered = undone === null && untouched > 0 && readOnlyBecause === null;
  const press = async () => {
    setBusy(true);
    await undo(importId);
    setBusy(false);
  };
  return (
    <Card
      title={titleOf(latest)}
      actions={
        offered && (
          <Button busy={busy} busyLabel="Taking back" onClick={() => void press()}>
            Take the import back
          </Button>
        )
      }
    >
      <Quiet>
        Imported by {by}, <Time at={at} zone={zone} />
        {undone !== null && (
          <>
            . Taken back by {undone.by}, <Time at={undone.at} zone={zone} />
          </>
        )}
        .
      </Quiet>
      {undone === null && changedSince.length > 0 && (
        <Rows>
          {changedSince.map((one) => (
            <Row
              key={one.practice}
              title={<span>{one.question}</span>}
              about={[
                `${one.practice}: changed since by ${one.by}`,
                <Time key="at" at={one.at} zone={zone} />,
              ]}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

function titleOf({ untouched, changedSince, undone }: NonNullable<Last["latest"]>): string {
  if (undone !== null) return "The last import was taken back";
  const stay = `${counted(changedSince.length, "was", "were")} changed since and ${changedSince.length === 1 ? "stays" : "stay"}`;
  if (untouched === 0) return `Nothing of the last import can be taken back: ${stay}`;
  const back = `${counted(untouched, "answer", "answers")} of the last import can be taken back`;
  return changedSince.length === 0 ? back : `${back}, ${stay}`;
}
