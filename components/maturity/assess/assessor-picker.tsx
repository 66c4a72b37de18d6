"use client";

import { useQuery } from "@tanstack/react-query";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Checkbox } from "../../ui/checkbox";
import { FieldError } from "../../ui/field";
import styles from "./assessor-picker.module.css";

type PickerProps = {
  slug: string;
  field: { id: string; error: string | undefined };
};

/** The people of a team as boxes to tick; who cannot assess is shown with the reason. */
export function AssessorPicker({ slug, field: { id, error } }: PickerProps) {
  const trpc = useTRPC();
  const asked = useQuery(trpc.maturity.assessorCandidates.queryOptions({ slug }));
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles["people"]}
      aria-invalid={error !== undefined || undefined}
      aria-describedby={`${id}-hint`}
    >
      <legend className={styles["legend"]}>Assessors</legend>
      <p id={`${id}-hint`} className={styles["hint"]}>
        At least two people of the team. Nobody sees another&apos;s answers before both have
        submitted.
      </p>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {asked.isPending && <output>Reading the people of the team.</output>}
      {asked.isError && (
        <Callout
          tone="bad"
          live="alert"
          actions={
            <Button size="small" onClick={() => void asked.refetch()}>
              Try again
            </Button>
          }
        >
          {sentenceOf(asked.error)}
        </Callout>
      )}
      {asked.data?.people.map(({ memberId, name, whyNot }) => (
        <Checkbox
          key={memberId}
          name="assessors"
          value={memberId}
          label={name}
          detail={whyNot ?? undefined}
          disabled={whyNot !== null}
        />
      ))}
      {asked.data?.people.length === 0 && (
        <p>Nobody is on this team yet. An admin can add people on the team&apos;s page.</p>
      )}
    </fieldset>
  );
}
