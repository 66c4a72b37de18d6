"use client";

import { useQueryClient } from "@tanstack/react-query";
import { DownloadButton } from "../../download-button";
import { useTRPC } from "../../trpc";

type DownloadProps = { framework: { key: string; version: string }; format: "yaml" | "json" };

/** A framework as a file that can be read in again. */
export function DownloadFramework({ framework: { key, version }, format }: DownloadProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const file = trpc.maturity.exportFramework.queryOptions({ key, version, format });
  return (
    <DownloadButton
      label={`Download ${format.toUpperCase()}`}
      ask={() => client.fetchQuery(file)}
    />
  );
}
