"use client";

import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { MessagePage } from "./message-page";
import { isProblem, sentenceOf } from "./problem";
import { Button } from "./ui/button";
import { LinkButton } from "./ui/link-button";

type PageFailedProps = { error: unknown; retry: () => void; inShell?: boolean };

/** A part of the page that could not be drawn. The reason is shown when the server gave one. */
export function PageFailed({ error, retry, inShell }: PageFailedProps) {
  // A failed read is remembered and thrown again unless it is forgotten first.
  const { reset } = useQueryErrorResetBoundary();
  const again = () => {
    reset();
    retry();
  };
  return (
    <MessagePage
      title="This page could not be shown"
      errorId={digestOf(error)}
      inShell={inShell}
      actions={
        <>
          <Button variant="primary" onClick={again}>
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
