import { LinkButton } from "../ui/link-button";
import { AuthLayout } from "../layout/auth-layout";

const links = {
  invitation: {
    title: "This invitation cannot be used",
    why: "It was used already, withdrawn by an admin, is older than 24 hours, or the address was not copied whole.",
    todo: "Ask the admin who invited you for a new link. If you joined before, sign in.",
  },
  reset: {
    title: "This reset link cannot be used",
    why: "It was used already, withdrawn by an admin, is older than one hour, or the address was not copied whole.",
    todo: "Ask an admin of your organisation for a new link. If you remember your password, sign in.",
  },
} as const;

/** A one-time link that does not work any more: why, and what to do. */
export function LinkRefused({ kind }: { kind: keyof typeof links }) {
  const { title, why, todo } = links[kind];
  return (
    <AuthLayout title={title} lead={why}>
      <p>{todo}</p>
      <LinkButton href="/sign-in">Go to sign-in</LinkButton>
    </AuthLayout>
  );
}
