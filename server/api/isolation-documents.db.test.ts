import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { newId } from "~/server/core/ids";
import { several } from "./testing/assessor-fixtures";
import { attached } from "./testing/document-fixtures";
import { practice } from "./testing/maturity-fixtures";
import { arrange, both, differing, type Pair, prepareTwins, twinsOf } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

// Documents of two organisations with the same ids that differ in one thing only.

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
  provideDatabase(world.database.anotherPool({ queryMs: 2500 }));
});
afterAll(() => world.close());

/** Another document than the fixture's; its title is the same in both, so that only keys tell two seals apart. */
const another = {
  practice,
  fileName: "review.txt",
  title: "Review",
  effectiveOn: "2026-01-01",
  content: Buffer.from("Another one.").toString("base64"),
};

const none = { documentId: "", assessmentId: "" };

describe("a twin that differs: documents", () => {
  /** Removed ones, which count for what an assessment may keep. */
  const kept = (count: number) =>
    `insert into attachment select a.org_id, gen_random_uuid(), a.sheet_id, a.practice_key, a.sha256, a.file_name,
       a.title, a.effective_on, a.expires_on, a.uploaded_by, a.uploaded_at, a.review, a.reviewed_by, a.reviewed_at,
       a.review_reason, a.uploaded_by, a.uploaded_at
     from attachment a, generate_series(1, ${count}) where a.org_id = $1`;
  const attachAnother = (pair: Pair, { assessmentId }: { readonly assessmentId: string }) =>
    both(pair, ({ everyone }) => everyone.maturity.attachDocument({ assessmentId, ...another }));

  test("documents kept there leave room for documents here", async () => {
    const { pair, place } = await differing(world, attached, kept(300));
    expect(await attachAnother(pair, place)).toEqual(["OK", "PRECONDITION_FAILED"]);
  });

  test("documents are counted once, although their sheets have twins", async () => {
    const { pair, place } = await differing(world, attached, kept(200));
    expect(await attachAnother(pair, place)).toEqual(["OK", "OK"]);
  });

  test("a document belongs to the assessment of its own sheet", async () => {
    const places: Awaited<ReturnType<typeof attached>>[] = [];
    const pair = await twinsOf(world, async (side) => {
      places.push(await attached(side), await attached(side));
    });
    const [first = none, second = none] = places;
    const movesTo = async (assessmentId: string, from: string) =>
      arrange(
        world.owner,
        "update answer_sheet set assessment_id = $2 where org_id = $1 and assessment_id = $3",
        [pair[1].orgId, assessmentId, from],
      );
    await movesTo(newId(), second.assessmentId);
    await movesTo(second.assessmentId, first.assessmentId);
    const codes = await both(pair, ({ everyone }) =>
      everyone.maturity.documentFile({ documentId: first.documentId }),
    );
    expect(codes).toEqual(["OK", "OK"]);
  });

  test("a document that was removed there stands here", async () => {
    const { pair, place } = await differing(
      world,
      attached,
      "update attachment set removed_at = now(), removed_by = uploaded_by where org_id = $1",
    );
    // First the one where it is gone: what it must not find still stands then.
    const codes = await both([pair[1], pair[0]], ({ everyone }) =>
      everyone.maturity.removeDocument({ documentId: place.documentId }),
    );
    expect(codes).toEqual(["NOT_FOUND", "OK"]);
  });

  test("what the trail says of a document is sealed with the key of its own sheet", async () => {
    const onOwnSheet = async (side: Side) => {
      const { assessmentId } = await several(side);
      return side.everyone.maturity.attachDocument({ assessmentId, ...another });
    };
    const { pair, place } = await differing(
      world,
      onOwnSheet,
      "update answer_sheet set seal_key = reverse(seal_key) where org_id = $1",
    );
    const seals: (string | undefined)[] = [];
    for (const { everyone } of pair) {
      await everyone.maturity.removeDocument({ documentId: place.documentId });
      const { rows } = await everyone.audit.listEvents({ limit: 1 });
      seals.push(/"seal":"(\w+)"/.exec(JSON.stringify(rows[0]))?.[1]);
    }
    expect(seals).not.toContain(undefined);
    expect(seals[0]).not.toBe(seals[1]);
  });
});
