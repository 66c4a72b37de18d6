"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { saveFile } from "../../charts/save-file";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { useToast } from "../../ui/toast";

type DownloadProps = { framework: { key: string; version: string }; format: "yaml" | "json" };

/** Hands the reader the framework as a file that can be read in again. */
export function DownloadFramework({ framework: { key, version }, format }: DownloadProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const show = useToast();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const { body, filename, mediaType } = await client.fetchQuery(
        trpc.maturity.exportFramework.queryOptions({ key, version, format }),
      );
      saveFile(new Blob([body], { type: mediaType }), filename);
    } catch (error) {
      show({ tone: "bad", message: `Not downloaded: ${sentenceOf(error)}` });
    } finally {
      setBusy(false);
    }
  };
  const label = `Download ${format.toUpperCase()}`;
  return (
    <Button busy={busy} busyLabel={label} onClick={() => void download()}>
      {label}
    </Button>
  );
}
