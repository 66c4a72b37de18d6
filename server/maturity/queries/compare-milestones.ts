import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { askedPractices, type AskedPractice, type Framework } from "../rules/framework";
import { frameworkOf } from "./frameworks";
import {
  milestoneById,
  milestoneShape,
  type MilestoneWithResult,
  type StoredPractice,
} from "./milestones";
import { byView, share } from "./result-shape";

const change = z.object({
  practice: z.string(),
  statement: z.string(),
  dimension: z.string(),
  kind: z.enum(["R", "O"]),
  before: byView(share.nullable()),
  after: byView(share.nullable()),
});
type Change = z.input<typeof change>;

const dimensionChange = z.object({
  dimension: z.string(),
  title: z.string(),
  before: byView(share.nullable()),
  after: byView(share.nullable()),
});

/** Two results can be compared when the same questions were asked of the same team. */
function refuseIncomparable(a: MilestoneWithResult, b: MilestoneWithResult): void {
  if (a.teamId !== b.teamId) {
    throw new DomainError(
      "invalid",
      "These milestones are of two teams. Choose two of the same team.",
    );
  }
  if (a.framework === b.framework && a.frameworkVersion === b.frameworkVersion) return;
  const named = (one: MilestoneWithResult) =>
    `"${one.name}" used ${one.framework} ${one.frameworkVersion}`;
  throw new DomainError(
    "invalid",
    `${named(a)} and ${named(b)}. Levels of different frameworks or versions do not mean the same; choose two of one version.`,
  );
}

type Pair = {
  readonly practice: AskedPractice;
  readonly a: StoredPractice;
  readonly b: StoredPractice;
};

function pairsOf(framework: Framework, a: MilestoneWithResult, b: MilestoneWithResult): Pair[] {
  const by = (one: MilestoneWithResult) =>
    new Map(one.practices.map((practice) => [practice.practice, practice]));
  const [before, after] = [by(a), by(b)];
  return askedPractices(framework).flatMap((practice) => {
    const [one, other] = [before.get(practice.key), after.get(practice.key)];
    return one === undefined || other === undefined ? [] : [{ practice, a: one, b: other }];
  });
}

const changeOf = ({ practice, a, b }: Pair): Change => ({
  practice: practice.key,
  statement: practice.statement,
  dimension: practice.dimension,
  kind: practice.kind,
  before: a.values,
  after: b.values,
});

const views = ["claimed", "confirmed", "proven"] as const;

const isGained = ({ a, b }: Pair): boolean => a.met.confirmed !== true && b.met.confirmed === true;
const isLost = ({ a, b }: Pair): boolean => a.met.confirmed === true && b.met.confirmed !== true;
const isChanged = (pair: Pair): boolean =>
  !isGained(pair) &&
  !isLost(pair) &&
  views.some((view) => pair.a.values[view] !== pair.b.values[view]);

function dimensionChanges(framework: Framework, a: MilestoneWithResult, b: MilestoneWithResult) {
  const shares = (one: MilestoneWithResult, dimension: string) => {
    const own = one.summary.profile.find((row) => row.dimension === dimension);
    return {
      claimed: own?.claimed ?? null,
      confirmed: own?.confirmed ?? null,
      proven: own?.proven ?? null,
    };
  };
  const present = new Set(
    [...a.summary.profile, ...b.summary.profile].map(({ dimension }) => dimension),
  );
  return framework.dimensions
    .filter(({ key }) => present.has(key))
    .map(({ key, title }) => ({
      dimension: key,
      title,
      before: shares(a, key),
      after: shares(b, key),
    }));
}

export const compareMilestones = query({
  name: "maturity.compare-milestones",
  summary:
    "Two milestones of a team under one framework version: what was gained, lost and changed.",
  permission: "maturity:read",
  route: "GET /milestones/{a}/compare/{b}",
  input: z.strictObject({ a: z.uuid(), b: z.uuid() }),
  output: z.object({
    /** The earlier one, whichever way round they were asked for. */
    before: milestoneShape,
    after: milestoneShape,
    levels: z.array(z.object({ ordinal: z.number().int(), title: z.string() })),
    dimensions: z.array(dimensionChange),
    /** Met in Confirmed now and not then. */
    gained: z.array(change),
    lost: z.array(change),
    /** A value moved without crossing the line. */
    changed: z.array(change),
    /** Another engine gives another result from the same inputs. */
    sameEngine: z.boolean(),
  }),
  run: async (work, input) => {
    const both = [await milestoneById(work, input.a), await milestoneById(work, input.b)] as const;
    const [before, after] = both[0].takenAt <= both[1].takenAt ? both : [both[1], both[0]];
    refuseIncomparable(before, after);
    const framework = await frameworkOf(work, {
      key: before.framework,
      version: before.frameworkVersion,
    });
    const pairs = pairsOf(framework, before, after);
    return {
      before,
      after,
      levels: framework.levels.map(({ ordinal, title }) => ({ ordinal, title })),
      dimensions: dimensionChanges(framework, before, after),
      gained: pairs.filter(isGained).map(changeOf),
      lost: pairs.filter(isLost).map(changeOf),
      changed: pairs.filter(isChanged).map(changeOf),
      sameEngine: before.engineVersion === after.engineVersion,
    };
  },
});
