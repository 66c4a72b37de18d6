"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { saveFile } from "../../charts/save-file";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { useToast } from "../../ui/toast";

type DownloadProps = { slug: string; framework: string; format: "csv" | "yaml" };

/** Hands the reader the file itself; the API's answer wraps it in JSON with its name and kind. */
export function DownloadResult({ slug, framework, format }: DownloadProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const show = useToast();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const { body, filename, mediaType } = await client.fetchQuery(
        trpc.maturity.exportResult.queryOptions({ slug, framework, format }, { staleTime: 0 }),
      );
      saveFile(new Blob([body], { type: mediaType }), filename);
    } catch (error) {
      show({ tone: "bad", message: `Not downloaded: ${sentenceOf(error)}` });
    } finally {
      setBusy(false);
    }
  };
  const name = format.toUpperCase();
  return (
    <Button busy={busy} busyLabel={name} onClick={() => void download()}>
      {name}
    </Button>
  );
}
