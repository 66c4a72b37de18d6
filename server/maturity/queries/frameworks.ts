import { z } from "zod";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { contentHash } from "../frameworks/content-hash";
import { earlierVersions, frameworks } from "../frameworks";
import { compareVersions } from "./framework-version";
import {
  askedPractices,
  type Framework,
  isAsked,
  type NotedPractice,
  type Practice,
} from "../rules/framework";
import { optionsOf } from "../rules/options";
import { frameworkCard, frameworkContent, type FrameworkCard } from "./framework-shape";

/** Widened once: a list of literals is searched by any key. */
const published: readonly Framework[] = [...frameworks, ...earlierVersions];

/** Guess, to be replaced by what people really take: 45 seconds for a question, evidence beside it. */
const MINUTES_PER_QUESTION = 0.75;

export const minutesFor = (questions: number): number =>
  Math.ceil(questions * MINUTES_PER_QUESTION);

/**
 * A framework by key, in the given version or the newest. Refuses with not-found.
 * Every reader asks here, so frameworks kept in the database need a change in this place only.
 */
export async function frameworkOf(
  _work: Work,
  { key, version }: { readonly key: string; readonly version?: string | undefined },
): Promise<Framework> {
  const versions = published
    .filter((framework) => framework.key === key)
    .toSorted((a, b) => compareVersions(b.version, a.version));
  if (version === undefined) return found(versions[0], `The framework "${key}"`);
  const exact = versions.find((framework) => framework.version === version);
  return found(exact, `Version ${version} of the framework "${key}"`);
}

/** The newest version of every framework, in the order of the list. */
export async function newestFrameworks(work: Work): Promise<Framework[]> {
  const keys = [...new Set(published.map(({ key }) => key))];
  return Promise.all(keys.map((key) => frameworkOf(work, { key })));
}

export const cardOf = (framework: Framework): FrameworkCard => {
  const asked = askedPractices(framework);
  const { key, version, title, summary, publisher, kind, floor } = framework;
  return {
    key,
    version,
    title,
    summary,
    publisher,
    kind,
    floor,
    levels: framework.levels,
    hash: contentHash(framework),
    dimensionCount: framework.dimensions.length,
    askedCount: asked.length,
    requiredCount: asked.filter((practice) => practice.kind === "R").length,
    minutes: minutesFor(asked.length),
  };
};

export const listFrameworks = query({
  name: "maturity.list-frameworks",
  summary: "The frameworks a team can be assessed with, newest version of each.",
  permission: "maturity:read",
  route: "GET /frameworks",
  input: z.strictObject({}),
  output: z.array(frameworkCard),
  run: async (work) => (await newestFrameworks(work)).map(cardOf),
});

const isNoted = (practice: Practice): practice is NotedPractice => !isAsked(practice);

export const findFramework = query({
  name: "maturity.find-framework",
  summary:
    "One framework with all it says: levels, dimensions, questions with their options, gates, sources.",
  permission: "maturity:read",
  route: "GET /frameworks/{key}",
  input: z.strictObject({ key: z.string().max(80), version: z.string().max(40).optional() }),
  output: frameworkContent,
  run: async (work, input) => {
    const framework = await frameworkOf(work, input);
    const { sources, dimensions, gates } = framework;
    const questions = askedPractices(framework).map((practice) => ({
      ...practice,
      dependsOn: practice.dependsOn ?? [],
      options: optionsOf(framework, practice),
    }));
    const notes = framework.practices.filter(isNoted);
    return { ...cardOf(framework), sources, dimensions, gates, questions, notes };
  },
});
