import type { Metadata } from "next";
import { MessagePage } from "~/components/message-page";
import { LinkButton } from "~/components/ui/link-button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage
      title="This page does not exist"
      actions={
        <LinkButton href="/" variant="primary">
          Go to Home
        </LinkButton>
      }
    >
      <p>The address may be mistyped, or what stood here was renamed or archived.</p>
    </MessagePage>
  );
}
