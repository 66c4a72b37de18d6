import { z } from "zod";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { countedWords } from "./assessors";
import { confidenceWords } from "./confidence-words";
import {
  type AssessmentRow,
  assessmentById,
  currentAssessment,
  lastSignedOff,
} from "./assessment-row";
import { breakdownOf, breakdownShape } from "./breakdown";
import { editionRef, editionsOf, editionShape } from "./editions";
import { collectedAt } from "./evidence";
import { levelShape } from "./framework-shape";
import { cardOf, frameworkOf } from "./frameworks";
import { headlineOf } from "./headline";
import { ladderView } from "./ladder";
import { practiceViews } from "./practice-view";
import { headlineShape, practiceShape, profileShape, rungShape } from "./result-shape";
import { type Known, scoredByEvidence, scoredOf } from "./scored";
import { deskFor } from "./sheets";
import { slugInput, type TeamRef, teamBySlug, teamRef, whyNotWrite } from "./team";
import { found } from "~/server/core/errors";
import { workingOf, workingShape } from "./working";

/** Which answers a result rests on. */
const basisShape = z.object({
  assessmentId: z.uuid(),
  status: z.enum(["open", "final"]),
  openedAt: z.date(),
  openedBy: z.string(),
  signedOffAt: z.date().nullable(),
  signedOffBy: z.string().nullable(),
});

const basisOf = (row: AssessmentRow | undefined): z.input<typeof basisShape> | null => {
  if (row === undefined) return null;
  const { id, status, openedAt, openedBy, signedOffAt, signedOffBy } = row;
  return { assessmentId: id, status, openedAt, openedBy, signedOffAt, signedOffBy };
};

export type Asked = {
  readonly slug: string;
  readonly framework: string;
  readonly assessmentId?: string | undefined;
};

export type Answered = {
  readonly team: TeamRef;
  readonly row: AssessmentRow | undefined;
  readonly known: Known;
  /** Whose answers count; null when the team answers on one sheet. */
  readonly counted: string | null;
};

async function rowFor(work: Work, team: TeamRef, asked: Asked): Promise<AssessmentRow | undefined> {
  const which = { teamId: team.id, frameworkKey: asked.framework };
  if (asked.assessmentId === undefined) return readableAssessment(work, which);
  const row = await assessmentById(work, asked.assessmentId);
  const fits = row.team.id === team.id && row.frameworkKey === asked.framework;
  return found(fits ? row : undefined, `That assessment of ${team.name}`);
}

/** The open assessment, but the last signed-off one while the open one hides its assessors' answers. */
async function readableAssessment(
  work: Work,
  which: { readonly teamId: string; readonly frameworkKey: string },
): Promise<AssessmentRow | undefined> {
  const current = await currentAssessment(work, which);
  if (current?.mode !== "several" || current.status === "final") return current;
  const { pending } = await deskFor(work, current);
  if (pending.length === 0) return current;
  return (await lastSignedOff(work, which, work.now())) ?? current;
}

/**
 * A team's standing on a framework: by the assessment asked for, else the open one, else the last signed-off one,
 * else by evidence alone. Always with the newest evidence.
 */
export async function standingFor(work: Work, asked: Asked): Promise<Answered> {
  const team = await teamBySlug(work, asked.slug);
  const row = await rowFor(work, team, asked);
  if (row !== undefined) {
    const known = await scoredOf(work, row);
    return { team, row, known, counted: countedWords(known.desk) };
  }
  const framework = await frameworkOf(work, { key: asked.framework });
  const known = await scoredByEvidence(work, team.id, framework);
  return { team, row, known, counted: null };
}

export const resultInput = z.strictObject({
  slug: slugInput,
  framework: z.string().max(80),
  assessmentId: z.uuid().optional(),
});

export const teamResult = query({
  name: "maturity.team-result",
  summary:
    "Where a team stands on a framework: claimed, confirmed and proven, with everything the numbers rest on.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/maturity/{framework}",
  input: resultInput,
  output: z.object({
    team: teamRef,
    framework: z.object({
      key: z.string(),
      version: z.string(),
      title: z.string(),
      hash: z.string(),
      floor: z.number().int(),
      levels: z.array(levelShape).readonly(),
    }),
    engineVersion: z.string(),
    /** Null when the team was never assessed: then only evidence speaks. */
    basis: basisShape.nullable(),
    /** What the same answers can be read under as well. */
    editions: z.array(editionShape),
    /** Whose answers count here; null when the team answers on one sheet. */
    counted: z.string().nullable(),
    asOf: z.date(),
    evidenceCollectedAt: z.date().nullable(),
    headline: headlineShape,
    confidence: z.object({
      value: z.number(),
      band: z.enum(["low", "medium", "high"]),
      why: z.string(),
    }),
    ladder: z.array(rungShape),
    /** What the level was found from, under rules other than a plain staircase. */
    breakdown: breakdownShape.nullable(),
    gates: z.array(
      z.object({
        gate: z.string(),
        practice: z.string(),
        capLevel: z.number().int(),
        message: z.string(),
      }),
    ),
    profile: z.array(profileShape).readonly(),
    /** Every asked practice, the most damaging first. */
    practices: z.array(practiceShape),
    /** The arithmetic with this team's own numbers. */
    working: z.array(workingShape),
    /** Why the caller may not write for this team; null when they may. */
    readOnlyBecause: z.string().nullable(),
  }),
  run: async (work, asked) => {
    const { team, row, known, counted } = await standingFor(work, asked);
    const { framework, result } = known;
    const { key, version, title, hash, floor, levels } = cardOf(framework);
    return {
      team,
      framework: { key, version, title, hash, floor, levels },
      engineVersion: result.engineVersion,
      basis: basisOf(row),
      editions: (await editionsOf(work, framework)).map(editionRef),
      counted,
      asOf: known.input.now,
      evidenceCollectedAt: collectedAt(known.evidence),
      headline: headlineOf(framework, result),
      confidence: { ...result.confidence, why: confidenceWords(result) },
      ladder: ladderView(framework, result),
      breakdown: breakdownOf(framework, result),
      gates: result.scores.confirmed.cappedBy.map(({ gate, practice, capLevel, message }) => ({
        gate,
        practice,
        capLevel,
        message,
      })),
      profile: result.profile,
      practices: practiceViews(known),
      working: workingOf(known),
      readOnlyBecause: await whyNotWrite(work, team.id),
    };
  },
});
