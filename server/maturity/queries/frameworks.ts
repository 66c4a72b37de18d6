import { eq, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { customFrameworks } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { contentHash } from "../frameworks/content-hash";
import { earlierVersions, frameworks } from "../frameworks";
import { compareVersions } from "./framework-version";
import {
  contentsOf,
  currentVersions,
  holdForUse,
  inUse,
  ownVersions,
  withKeys,
} from "./own-frameworks";
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

type Wanted = { readonly key: string; readonly version?: string | undefined };

/** It comes with Cairn; an organisation's own framework cannot take its key. */
export const isBuiltIn = (key: string): boolean => published.some((one) => one.key === key);

function builtIn({ key, version }: Wanted): Framework | undefined {
  const versions = published
    .filter((framework) => framework.key === key)
    .toSorted((a, b) => compareVersions(b.version, a.version));
  return version === undefined
    ? versions[0]
    : versions.find((framework) => framework.version === version);
}

const nameOf = ({ key, version }: Wanted): string =>
  version === undefined ? `The framework "${key}"` : `Version ${version} of the framework "${key}"`;

/**
 * Frameworks by key, each in the given version or the one to go on with, in the order they were asked for: those
 * that come with Cairn and the organisation's own, which cost two statements however many they are. Refuses with
 * not-found. Retired ones are found, drafts are not.
 */
export async function frameworksOf(
  work: Work,
  wanted: readonly Wanted[],
): Promise<readonly Framework[]> {
  const keys = [...new Set(wanted.filter((one) => !builtIn(one)).map(({ key }) => key))];
  const versions = keys.length === 0 ? [] : await ownVersions(work, withKeys(keys));
  const current = currentVersions(versions);
  const chosen = wanted.map(({ key, version }) =>
    version === undefined
      ? current.find((one) => one.key === key)
      : versions.find((one) => one.key === key && one.version === version),
  );
  const own = await contentsOf(work, [...new Set(chosen.flatMap((one) => one ?? []))]);
  return wanted.map((one, at) => {
    const { key, version } = chosen[at] ?? {};
    const mine = own.find((each) => each.key === key && each.version === version);
    return found(builtIn(one) ?? mine, nameOf(one));
  });
}

/** One of them; see `frameworksOf`. */
export async function frameworkOf(work: Work, wanted: Wanted): Promise<Framework> {
  const [framework] = await frameworksOf(work, [wanted]);
  return found(framework, nameOf(wanted));
}

const newestBuiltIn = (): Framework[] =>
  [...new Set(published.map(({ key }) => key))].flatMap((key) => builtIn({ key }) ?? []);

const byTitle = (a: Framework, b: Framework): number => a.title.localeCompare(b.title, "en");

async function newestWhere(work: Work, where: SQL | undefined): Promise<Framework[]> {
  const current = currentVersions(await ownVersions(work, where));
  const own = await contentsOf(
    work,
    current.filter(({ key }) => !isBuiltIn(key)),
  );
  return [...newestBuiltIn(), ...own.toSorted(byTitle)];
}

/** The newest version of every framework there are results of or can be: retired ones only where they were used. */
export const newestFrameworks = (work: Work): Promise<Framework[]> =>
  newestWhere(work, or(eq(customFrameworks.status, "published"), inUse));

/** The newest version of every framework a team can be assessed with. */
const usableFrameworks = (work: Work): Promise<Framework[]> =>
  newestWhere(work, eq(customFrameworks.status, "published"));

type Standing = "built_in" | "published" | "retired";

async function standingOf(work: Work, { key, version }: Framework): Promise<Standing> {
  if (isBuiltIn(key)) return "built_in";
  const own = (await ownVersions(work, withKeys([key]))).find((one) => one.version === version);
  return own?.status === "retired" ? "retired" : "published";
}

/** The framework, unless it was retired: then nothing new begins with it. For commands; it holds what it answers. */
export async function frameworkInForce(work: Work, key: string): Promise<Framework> {
  if (!isBuiltIn(key)) await holdForUse(work, key);
  const framework = await frameworkOf(work, { key });
  if ((await standingOf(work, framework)) !== "retired") return framework;
  throw new DomainError(
    "precondition",
    `${framework.title} was retired, so no assessment begins with it any more. Those that exist stay as they are; choose another framework.`,
  );
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
  run: async (work) => (await usableFrameworks(work)).map(cardOf),
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
    const standing = await standingOf(work, framework);
    return { ...cardOf(framework), standing, sources, dimensions, gates, questions, notes };
  },
});
