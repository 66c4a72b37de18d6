"use client";

import { PageFailed } from "~/components/page-failed";

/** One page failed; the rest of the frame stays usable. */
export default function DashboardError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageFailed inShell error={error} retry={retry} />;
}
