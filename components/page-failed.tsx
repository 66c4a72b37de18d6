"use client";

import { MessagePage } from "./message-page";
import { isProblem, sentenceOf } from "./problem";
import { Button } from "./ui/button";
import { LinkButton } from "./ui/link-button";

/** A part of the page that could not be drawn. The reason is shown when the server gave one. */
export function PageFailed({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <MessagePage
      title="This page could not be shown"
      errorId={digestOf(error)}
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <LinkButton href="/">Go to Home</LinkButton>
        </>
      }
    >
      <p>
        {isProblem(error)
          ? sentenceOf(error)
          : "Something unexpected happened while this page was made. Nothing was changed."}
      </p>
    </MessagePage>
  );
}

/** Next's name for an error in the server's log. */
function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
