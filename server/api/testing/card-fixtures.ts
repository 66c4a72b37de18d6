import { roles } from "~/server/core/permissions";
import { modelIdOfText } from "~/server/tracking/rules/run-id";
import type { Fixture, Fixtures } from "./fixture";
import { registered, versioned } from "./registry-fixtures";
import { runWithModel } from "./logged-model-fixtures";
import { canary, type Side } from "./world";

type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

const reading: Rights = { holders: roles, scope: "registry:read", foreign: "nothing" };
const writing: Rights = {
  holders: ["lead", "engineer"],
  scope: "registry:write",
  foreign: "nothing",
};

const words = (side: Side, what: string) => ({
  sections: { overview: canary(side.letter, what), limitations: canary(side.letter, "limits") },
  licence: "mit",
});

type Place = { readonly name: string; readonly version: number };

/** A version with two revisions of its card. */
export async function written(side: Side): Promise<Place> {
  const place = await versioned(side);
  const { cards } = side.everyone;
  await cards.editCard({ ...place, expectedRevision: 0, content: words(side, "first words") });
  await cards.editCard({ ...place, expectedRevision: 1, content: words(side, "second words") });
  return place;
}

/**
 * A version with a file of its own, and one of another model beside it. The file has the same name on both sides, because
 * the digest of a version's files is taken over their names, too.
 */
export async function stored(side: Side): Promise<Place> {
  const { name } = await registered(side);
  const models = [await runWithModel(side), await runWithModel(side)];
  const [first] = models;
  for (const [at, { modelId }] of models.entries()) await keepFile(side, modelId, at);
  const { version } = await side.everyone.registry.createVersion({
    name,
    source: `models:/${first?.modelId ?? ""}`,
  });
  // A digest over names that hold the canary would tell a twin's files from its own.
  await side.owner`update model_version set artifact_digest = null where org_id = ${side.orgId} and version = ${version}
    and model_id = (select id from registered_model where org_id = ${side.orgId} and name = ${name})`;
  return { name, version };
}

async function keepFile({ owner, orgId, letter }: Side, modelId: string, at: number) {
  const sha256 = (letter === "A" ? `a${at}` : `b${at}`).repeat(32);
  const id = modelIdOfText(modelId);
  await owner`insert into blob (org_id, sha256, bytes, stored_at)
    values (${orgId}, ${sha256}, 7, now()) on conflict do nothing`;
  await owner`insert into artifact (org_id, owner_kind, owner_id, path, sha256, bytes, content_type, uploaded_at)
    values (${orgId}, 'model', ${id}, 'requirements.txt', ${sha256}, 7, 'text/plain', now())`;
}

/** A later version beside one whose card has words. */
export async function nextVersion(side: Side): Promise<Place> {
  const { name } = await written(side);
  const source = "s3://bucket/model";
  return { name, version: (await side.everyone.registry.createVersion({ name, source })).version };
}

export const cardFixtures: Fixtures = {
  "cards.findCard": { ...reading, input: written },
  "cards.listRevisions": { ...reading, input: written },
  "cards.compareRevisions": {
    ...reading,
    input: async (side) => ({ ...(await written(side)), from: 1, to: 2 }),
  },
  "cards.exportCard": {
    ...reading,
    input: async (side) => ({ ...(await stored(side)), format: "json" }),
  },
  "cards.planBundle": { ...reading, input: stored },
  "cards.versionTrail": {
    holders: ["admin", "auditor"],
    scope: "audit:read",
    foreign: "nothing",
    input: written,
  },
  "cards.editCard": {
    ...writing,
    input: async (side) => ({
      ...(await versioned(side)),
      expectedRevision: 0,
      content: words(side, "first words"),
      note: canary(side.letter, "why"),
    }),
  },
  "cards.restoreCard": {
    ...writing,
    input: async (side) => ({ ...(await written(side)), expectedRevision: 2, revision: 1 }),
  },
};
