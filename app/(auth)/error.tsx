"use client";

import { PageFailed } from "~/components/page-failed";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageFailed error={error} retry={retry} />;
}
