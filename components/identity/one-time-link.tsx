"use client";

import { useSyncExternalStore } from "react";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { CopyField } from "../ui/copy-field";
import { Dialog } from "../ui/dialog";
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

type LinkMadeProps = OneTimeLinkProps & {
  title: string;
  description?: string | undefined;
  onClose: () => void;
};

const never = () => () => undefined;

/** Stands where the dialog stood in which the link was asked for. */
export function LinkMade({ title, description, onClose, ...link }: LinkMadeProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={description}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <OneTimeLink {...link} />
    </Dialog>
  );
}

/** A link that is told once: to copy, with when it ends and whether it was mailed. */
function OneTimeLink({ label, made }: OneTimeLinkProps) {
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
