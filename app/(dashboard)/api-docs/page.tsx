import type { Metadata } from "next";
import { headers } from "next/headers";
import { ApiReference } from "~/components/api-docs/api-reference";
import { originOf } from "~/server/api/auth/request";
import { referenceFor } from "~/server/api/openapi/reference";

export const metadata: Metadata = { title: "API reference" };

export default async function ApiDocsPage() {
  const origin = originOf(await headers());
  return <ApiReference reference={referenceFor(origin)} />;
}
