import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillOwnSheet, several } from "./testing/assessor-fixtures";
import { call } from "./testing/fixture";
import { everyScope, openWorld, type Side, type World } from "./testing/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A hundred answers and some three hundred readings, one after the other. */
const STORY_MS = 120_000;

type Caller = Side["everyone"];

const SECRET = "SECRET-of-the-engineer";
const content = Buffer.from(SECRET).toString("base64");
const practice = "G1-01";
const framework = "google";

type Place = {
  readonly slug: string;
  readonly assessmentId: string;
  readonly documentId: string;
};

/** Everything that could name a document. */
const readings = ({ slug, assessmentId, documentId }: Place) =>
  ({
    "maturity.documentFile": { documentId },
    "maturity.dimensionPage": { assessmentId, dimension: "pipeline" },
    "maturity.checkPage": { assessmentId },
    "maturity.disputesPage": { assessmentId },
    "maturity.questionnaire": { assessmentId },
    "maturity.exportQuestionnaire": { assessmentId },
    "maturity.teamResult": { slug, framework, assessmentId },
    "maturity.exportResult": { slug, framework, assessmentId, format: "yaml" },
    "maturity.teamRoadmap": { slug, framework },
    "audit.listEvents": { limit: 200 },
  }) as const;

async function answerTo(caller: Caller, path: string, input: unknown): Promise<string> {
  try {
    return JSON.stringify(await call(caller, path, input));
  } catch (problem) {
    if (problem instanceof TRPCError) return problem.message;
    throw problem;
  }
}

async function readersOf(side: Side, place: Place): Promise<string[]> {
  const readers = {
    "the other assessor": side.everyone,
    "the other assessor's token": side.token(everyScope),
    "a lead who does not assess": side.as.lead,
    "an approver": side.as.approver,
    "a viewer": side.as.viewer,
    "an auditor": side.as.auditor,
    "an admin": side.as.admin,
  };
  const told: string[] = [];
  for (const [name, reader] of Object.entries(readers)) {
    for (const [path, input] of Object.entries(readings(place))) {
      const said = await answerTo(reader, path, input);
      if (said.includes(SECRET) || said.includes(content)) told.push(`${name}: ${path}`);
    }
  }
  return told;
}

test(
  "an assessor's document is as hidden as the answer it stands beside, in the trail too",
  async () => {
    const side = await world.side("A");
    const { slug, assessmentId } = await several(side);
    const { engineer } = side.as;
    const { documentId } = await engineer.maturity.attachDocument({
      assessmentId,
      practice,
      fileName: `${SECRET}.txt`,
      title: SECRET,
      effectiveOn: "2026-01-01",
      content,
    });
    const place = { slug, assessmentId, documentId };
    const fill = (caller: Caller) => fillOwnSheet(caller, { assessmentId, end: "best", note: "" });
    const submit = (caller: Caller) => caller.maturity.submitOwnSheet({ assessmentId });
    expect(await readersOf(side, place)).toEqual([]);
    const own = readings(place);
    for (const path of ["maturity.documentFile", "maturity.dimensionPage"] as const)
      expect(await answerTo(engineer, path, own[path])).toMatch(new RegExp(`${SECRET}|${content}`));
    const known = { documentId, verdict: "accepted", expected: "pending" } as const;
    await expect(side.as.lead.maturity.reviewDocument(known)).rejects.toThrow("was not found");
    await fill(engineer);
    await submit(engineer);
    expect(await readersOf(side, place)).toEqual([]);
    await fill(side.everyone);
    await submit(side.everyone);
    const told = await readersOf(side, place);
    expect(told.filter((path) => path.endsWith("documentFile"))).toHaveLength(7);
    expect(told.filter((path) => path.endsWith("listEvents"))).toEqual([]);
    await engineer.maturity.reopenOwnSheet({ assessmentId });
    expect(await readersOf(side, place)).toEqual([]);
  },
  STORY_MS,
);
