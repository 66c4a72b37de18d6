import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context, Work } from "~/server/core/context";
import { documentFile } from "../queries/document-file";
import { bank, first, second } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { attachDocument } from "./attach-document";
import { freeContent } from "./free-content";
import { removeDocument, restoreDocument } from "./remove-document";
import { storeFile } from "./store-file";

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

/** A signal somebody waits for: what it takes to stop one transaction in the middle of another. */
function signal() {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}

type Act = (work: Work) => Promise<unknown>;

/** Does `act` in a transaction that stays open until it is told to end; what it does `last` comes before that. */
function paused(act: Act, last?: Act) {
  const [acted, end] = [signal(), signal()];
  const ended = place.within(async (db) => {
    const work = { ...place.at(place.ana, daysAfter(MONDAY, 40)), db };
    await act(work);
    acted.give();
    await end.given;
    await last?.(work);
  });
  return { acted: acted.given, end: () => (end.give(), ended) };
}

/** Resolves once a transaction of this database waits for a row that another one holds. */
async function somebodyWaits(): Promise<void> {
  for (let waiting = 0; waiting === 0;) {
    waiting = await place.within(async (db) => {
      const [row] = await db.execute<{ waiting: number }>(
        sql`select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return row?.waiting ?? 0;
    });
  }
}

const removedLongAgo = async (text: string) => {
  const { assessmentId } = await place.newAssessment();
  const content = base64(text);
  const now = place.at(place.ana, MONDAY);
  const { documentId, sha256 } = await attach(now, assessmentId, { content });
  await removeDocument.run(now, { documentId });
  return { assessmentId, content, sha256 };
};

const heldForFreeing: Act = ({ db, orgId }) =>
  db.execute(sql`select from stored_file where org_id = ${orgId} for update`);

test.each([
  ["while its content is being freed", "Freed under my hands.", paused.bind(null, freeContent)],
  [
    "just before its content is freed",
    "Held first.",
    paused.bind(null, heldForFreeing, freeContent),
  ],
])("a document attached %s gets its content again", async (_, text, free) => {
  const { assessmentId, content, sha256 } = await removedLongAgo(text);
  const freeing = free();
  await freeing.acted;
  const later = place.at(place.ana, daysAfter(MONDAY, 40));
  const attaching = attach(later, assessmentId, { content, practice: second.key });
  await somebodyWaits();
  await freeing.end();
  const { documentId } = await attaching;
  expect(await bytesOf(sha256)).toBeGreaterThan(0);
  expect((await documentFile.run(later, { documentId })).content).toBe(content);
});

test("content that somebody is just attaching is passed over, and freeing does not wait for them", async () => {
  const { assessmentId, content, sha256 } = await removedLongAgo("Held while I attach it.");
  const holding = paused((work) => storeFile(work, Buffer.from(content, "base64")));
  await holding.acted;
  const later = place.at(place.ana, daysAfter(MONDAY, 40));
  await attach(later, assessmentId, { content: base64("Another one."), practice: second.key });
  expect(await bytesOf(sha256)).toBeGreaterThan(0);
  await holding.end();
});
