"use client";

import { useQueryClient } from "@tanstack/react-query";
import { DownloadButton } from "../../download-button";
import { useTRPC } from "../../trpc";

type DownloadProps = { slug: string; framework: string; format: "csv" | "yaml" };

/** A team's result as a file, as it is now. */
export function DownloadResult({ slug, framework, format }: DownloadProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const asked = { slug, framework, format };
  const file = trpc.maturity.exportResult.queryOptions(asked, { staleTime: 0 });
  return <DownloadButton label={format.toUpperCase()} ask={() => client.fetchQuery(file)} />;
}
