import type { Fixtures } from "./fixture";
import { answering } from "./assessor-fixtures";
import { opened, practice, reading } from "./maturity-fixtures";
import { canary, type Side } from "./world";

const brought = (letter: string) => ({
  practice,
  fileName: "policy.txt",
  title: canary(letter, "document"),
  effectiveOn: "2026-01-01",
  expiresOn: null,
  content: Buffer.from("We watch every model.").toString("base64"),
});

export async function attached(side: Side): Promise<{ documentId: string; assessmentId: string }> {
  const { assessmentId } = await opened(side);
  const document = { assessmentId, ...brought(side.letter) };
  const { documentId } = await side.everyone.maturity.attachDocument(document);
  return { documentId, assessmentId };
}

/** Whoever brought it cannot accept it, and the callers of the matrix are the one who did. */
async function broughtByAnother(side: Side) {
  const place = await attached(side);
  await side.owner`update attachment set uploaded_by = ${side.memberIds.viewer}
    where org_id = ${side.orgId} and id = ${place.documentId}`;
  return place;
}

/** A document that somebody else has looked at. */
export async function reviewed(side: Side) {
  const { documentId, assessmentId } = await broughtByAnother(side);
  const verdict = { verdict: "accepted", expected: "pending" } as const;
  await side.everyone.maturity.reviewDocument({ documentId, ...verdict });
  return { documentId, assessmentId };
}

const byId = async (side: Side) => ({ documentId: (await attached(side)).documentId });

const removed = async (side: Side) => {
  const place = await byId(side);
  await side.everyone.maturity.removeDocument(place);
  return place;
};

export const documentFixtures: Fixtures = {
  "maturity.documentFile": { ...reading, input: byId },
  "maturity.attachDocument": {
    ...answering,
    input: async (side) => ({
      assessmentId: (await opened(side)).assessmentId,
      ...brought(side.letter),
    }),
  },
  "maturity.removeDocument": { ...answering, input: byId },
  "maturity.restoreDocument": { ...answering, input: removed },
  "maturity.reviewDocument": {
    holders: ["lead", "approver"],
    scope: null,
    foreign: "nothing",
    input: async (side) => ({
      documentId: (await broughtByAnother(side)).documentId,
      verdict: "accepted",
      expected: "pending",
    }),
  },
};
