import type { APIRequestContext } from "playwright/test";
import { mustWork, ownPage } from "./admin";

/** Four rows, one of which names its experiment; the others go where the import says. */
export const table = [
  "run_name,experiment,params.depth,auc,optimizer",
  "first,,3,0.5,adam",
  "second,,4,0.75,sgd",
  "third,,5,0.875,adam",
  "elsewhere,Another one,6,0.25,sgd",
  "",
].join("\n");

/** Uploads the table and prepares an import of it. @returns the import's id */
export async function importTable(
  request: APIRequestContext,
  { origin, experiment }: { readonly origin: string; readonly experiment: string },
): Promise<string> {
  const stored = await mustWork(
    await request.post("/api/v1/imports/file", {
      data: Buffer.from(table),
      headers: { ...ownPage(origin), "content-type": "application/octet-stream" },
    }),
  );
  const { sha256: fileSha256 } = await stored.json();
  const json = { source: "csv", fileSha256, fileName: `${experiment}.csv`, experiment };
  const made = await mustWork(
    await request.post("/api/trpc/imports.createImport", {
      data: { json },
      headers: ownPage(origin),
    }),
  );
  return String((await made.json()).result.data.json.id);
}
