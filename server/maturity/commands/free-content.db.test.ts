import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { documentFile } from "../queries/document-file";
import { bank, first, second } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { attachDocument } from "./attach-document";
import { removeDocument, restoreDocument } from "./remove-document";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const base64 = (text: string): string => Buffer.from(text).toString("base64");

type Brought = { readonly content: string; readonly practice?: string };

const attach = (context: Context, assessmentId: string, brought: Brought) =>
  attachDocument.run(context, {
    assessmentId,
    practice: first.key,
    fileName: "policy.txt",
    title: "Monitoring policy",
    effectiveOn: "2026-01-01",
    expiresOn: null,
    ...brought,
  });

const bytesOf = async (sha256: string): Promise<number> =>
  place.within(async (db) => {
    const [row] = await db.execute<{ bytes: number }>(
      sql`select coalesce(sum(octet_length(content)), 0)::int as bytes from stored_file_part
        where org_id = ${place.orgId} and sha256 = ${sha256}`,
    );
    return row?.bytes ?? 0;
  });

test("two documents share one content; its bytes go when neither can be put back any more", async () => {
  const at = (days: number) => place.at(place.ana, daysAfter(MONDAY, days));
  const { assessmentId } = await place.newAssessment();
  const content = base64("Both of us say this and nobody else does.");
  const one = await attach(at(0), assessmentId, { content });
  const other = await attach(at(0), assessmentId, { content, practice: second.key });
  expect(other.sha256).toBe(one.sha256);
  const size = await bytesOf(one.sha256);
  expect(size).toBeGreaterThan(0);
  const another = (days: number) =>
    attach(at(days), assessmentId, { content: base64(`On day ${days}.`) });

  await removeDocument.run(at(0), { documentId: one.documentId });
  await another(29);
  await restoreDocument.run(at(29), { documentId: one.documentId });
  await removeDocument.run(at(30), { documentId: one.documentId });
  await another(61);
  // The first is forgotten, the second still needs the bytes.
  await expect(restoreDocument.run(at(61), { documentId: one.documentId })).rejects.toThrow(
    "was not found",
  );
  expect((await documentFile.run(at(61), { documentId: other.documentId })).content).toBe(content);

  await removeDocument.run(at(61), { documentId: other.documentId });
  await another(90);
  expect(await bytesOf(one.sha256)).toBe(size);
  await another(92);
  expect(await bytesOf(one.sha256)).toBe(0);

  const again = await attach(at(93), assessmentId, { content });
  expect((await documentFile.run(at(93), { documentId: again.documentId })).content).toBe(content);
});
