"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { wholeList } from "../../list-table";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { FieldError } from "../../ui/field";
import { formatCount } from "../../ui/format-number";
import styles from "./team-picker.module.css";

type PickerProps = { field: { id: string; error: string | undefined } };

/** The teams of the organisation as boxes to tick, all at once or one by one. */
export function TeamPicker({ field: { id, error } }: PickerProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.identity.listTeams.queryOptions({ limit: wholeList }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = chosen.size === data.rows.length;
  const toggle = (slug: string) => {
    const next = new Set(chosen);
    if (!next.delete(slug)) next.add(slug);
    setChosen(next);
  };
  const left = data.total - data.rows.length;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles["teams"]}
      aria-invalid={error !== undefined || undefined}
      aria-describedby={`${id}-hint`}
    >
      <legend className={styles["legend"]}>Teams</legend>
      <p id={`${id}-hint`} className={styles["hint"]}>
        {chosen.size} of {formatCount(data.total, "team")} chosen.
        {left > 0 && ` The first ${data.rows.length} by name are listed; a campaign asks no more.`}
      </p>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {data.rows.length === 0 ? (
        <p>No team exists yet. An admin can make the first one.</p>
      ) : (
        <div>
          <Button
            size="small"
            onClick={() => setChosen(new Set(all ? [] : data.rows.map(({ slug }) => slug)))}
          >
            {all ? "Choose none" : "Choose all"}
          </Button>
        </div>
      )}
      <div className={styles["boxes"]}>
        {data.rows.map(({ slug, name }) => (
          <Checkbox
            key={slug}
            name="teams"
            value={slug}
            label={name}
            checked={chosen.has(slug)}
            onChange={() => toggle(slug)}
          />
        ))}
      </div>
    </fieldset>
  );
}
