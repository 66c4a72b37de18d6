import { LinkButton } from "../ui/link-button";
import { AuthLayout } from "../layout/auth-layout";

/** Cairn waits to be set up and this visitor does not hold the link. */
export function SetupLinkNeeded({ tried }: { tried: boolean }) {
  return (
    <AuthLayout
      title={tried ? "This set-up link is not the current one" : "Cairn is not set up yet"}
      lead="Whoever started Cairn can set it up with a one-time link."
    >
      <ol>
        <li>Look at the terminal where Cairn was started. The link stands below the address.</li>
        <li>Open that link. It starts with this address and ends in /setup?token=…</li>
        <li>If the link is lost, stop Cairn and start it again: it prints a new one.</li>
      </ol>
      {tried && <p>Each start makes a new link, and the one before stops working.</p>}
    </AuthLayout>
  );
}

export function SetupDone() {
  return (
    <AuthLayout
      title="Cairn is set up already"
      lead="A set-up link works once, and this one was used."
    >
      <p>Sign in, or ask an admin of your organisation to invite you.</p>
      <LinkButton href="/sign-in" variant="primary">
        Go to sign-in
      </LinkButton>
    </AuthLayout>
  );
}
