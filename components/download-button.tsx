"use client";

import { Button } from "./ui/button";
import { useDownload } from "./use-download";

type Ask = Parameters<ReturnType<typeof useDownload>["download"]>[0];

export function DownloadButton({ label, ask }: { label: string; ask: Ask }) {
  const { busy, download } = useDownload();
  return (
    <Button busy={busy} busyLabel={label} onClick={() => void download(ask)}>
      {label}
    </Button>
  );
}
