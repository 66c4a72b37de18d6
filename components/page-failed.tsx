"use client";

import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { MessagePage } from "./message-page";
import { isProblem, sentenceOf } from "./problem";
import { Button, buttonClass } from "./ui/button";

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
          {/* A whole new page, since this one is broken; and every page carries this script. */}
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
          <a href="/" className={buttonClass("secondary", "default")}>
            Go to Home
          </a>
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
