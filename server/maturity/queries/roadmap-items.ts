import type { Assessment, PracticeResult } from "../rules/assessment";
import { askedPractices, type AskedPractice, type Framework } from "../rules/framework";
import type { Work } from "../rules/roadmap/work";
import type { Improvement } from "./improvements";
import type { FinishedWork, RoadmapItem, WorkState } from "./roadmap-shape";

type Planned = ReadonlyMap<string, Improvement>;

/** One improvement per practice: the open one, else the newest that is done. `all` is newest first. */
export function improvementByPractice(all: readonly Improvement[]): Planned {
  const chosen = new Map<string, Improvement>();
  for (const one of all) {
    const before = chosen.get(one.practice);
    if (before === undefined || (before.status === "done" && one.status !== "done")) {
      chosen.set(one.practice, one);
    }
  }
  return chosen;
}

/** The team's own estimates; work of 0 days would have no priority, so the framework's estimate stays. */
export const effortsOf = (planned: Planned): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...planned.values()].flatMap(({ practice, effortDays }) =>
      effortDays !== null && effortDays > 0 ? [[practice, effortDays] as const] : [],
    ),
  );

/** Done only when evidence shows it: a mark alone closes nothing. */
function stateOf(one: Improvement | undefined, result: PracticeResult | undefined): WorkState {
  if (one === undefined || one.status === "dropped") return "unplanned";
  if (one.status !== "done") return one.status;
  const proven = result?.met.proven ?? null;
  if (proven === true) return "done";
  return proven === false ? "done_but_red" : "done_but_unseen";
}

type Ground = {
  readonly framework: Framework;
  readonly result: Assessment;
  readonly planned: Planned;
};

const resultsOf = ({ result }: Ground): ReadonlyMap<string, PracticeResult> =>
  new Map(result.practices.map((one) => [one.practice, one]));

/** Each piece of work with everything known about it, by practice. */
export function itemsOf(
  ground: Ground,
  all: readonly Work[],
  neededFirst: ReadonlySet<string>,
): ReadonlyMap<string, RoadmapItem> {
  const practices = new Map(askedPractices(ground.framework).map((one) => [one.key, one]));
  const results = resultsOf(ground);
  const own = effortsOf(ground.planned);
  const listed = new Set(all.map(({ practice }) => practice));
  const itemOf = (work: Work, { key, statement, dimension }: AskedPractice): RoadmapItem => ({
    practice: key,
    statement,
    dimension,
    neededFirst: neededFirst.has(key),
    needs: work.dependsOn.filter((one) => listed.has(one)),
    verdict: results.get(key)?.verdict ?? null,
    effortDays: work.effortDays,
    estimatedBy: own[key] === undefined ? "framework" : "team",
    state: stateOf(ground.planned.get(key), results.get(key)),
    improvement: ground.planned.get(key) ?? null,
  });
  return new Map(
    all.flatMap((work) => {
      const practice = practices.get(work.practice);
      return practice === undefined ? [] : [[work.practice, itemOf(work, practice)] as const];
    }),
  );
}

/** What was marked done and is not on the plan any more. */
export function finishedOf(ground: Ground, listed: ReadonlySet<string>): FinishedWork[] {
  const results = resultsOf(ground);
  const statements = new Map(
    askedPractices(ground.framework).map(({ key, statement }) => [key, statement]),
  );
  return [...ground.planned.values()]
    .filter(({ practice, status }) => status === "done" && !listed.has(practice))
    .map((improvement) => ({
      practice: improvement.practice,
      statement: statements.get(improvement.practice) ?? improvement.title,
      state: stateOf(improvement, results.get(improvement.practice)),
      improvement,
    }));
}
