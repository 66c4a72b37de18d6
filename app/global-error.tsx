"use client";

import { PageFailed } from "~/components/page-failed";
import "./globals.css";

/** Stands in for the root layout itself, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown · Cairn</title>
        <PageFailed error={error} retry={retry} />
      </body>
    </html>
  );
}
