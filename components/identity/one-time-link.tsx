"use client";

import { useSyncExternalStore } from "react";
import { Callout } from "../ui/callout";
import { CopyField } from "../ui/copy-field";
import { FieldStack } from "../ui/field";
import { Time } from "../ui/time";
import { useMe } from "../use-me";

type OneTimeLinkProps = {
  label: string;
  made: {
    readonly path: string | null;
    readonly email: string;
    readonly expiresAt: Date;
    readonly mail: "sent" | "failed" | "not-configured";
  };
};

const never = () => () => undefined;

/** A link that is told once: to copy, with when it ends and whether it was mailed. */
export function OneTimeLink({ label, made }: OneTimeLinkProps) {
  const { zone } = useMe();
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => "",
  );
  if (made.path === null) {
    return (
      <Callout tone="watch">
        This link was made before and cannot be shown again. Make a new one.
      </Callout>
    );
  }
  return (
    <FieldStack>
      <CopyField label={label} value={`${origin}${made.path}`} once />
      <p>
        It works once, until <Time at={made.expiresAt} zone={zone} />.
      </p>
      {made.mail === "sent" && <Callout tone="good">It was also sent to {made.email}.</Callout>}
      {made.mail === "failed" && (
        <Callout tone="watch">
          The e-mail to {made.email} could not be sent. Give the person this link another way.
        </Callout>
      )}
      {made.mail === "not-configured" && (
        <Callout>No mail server is set up here. Give {made.email} this link another way.</Callout>
      )}
    </FieldStack>
  );
}
