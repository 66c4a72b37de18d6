import { MessagePage } from "~/components/message-page";
import { LinkButton } from "~/components/ui/link-button";

export default function NotFound() {
  return (
    <MessagePage
      inShell
      title="This is not here"
      actions={
        <LinkButton href="/" variant="primary">
          Go to Home
        </LinkButton>
      }
    >
      <p>It may have been renamed or archived, or it belongs to another organisation of yours.</p>
    </MessagePage>
  );
}
