import { teamMembers, teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { slugOf } from "~/server/identity/rules/slug";
import { answersOn, type Said } from "../../queries/answers";
import { assessmentById } from "../../queries/assessment-row";
import { frameworkOf } from "../../queries/frameworks";
import { teamSheet } from "../../queries/sheets";
import type { TeamRef } from "../../queries/team";
import { type AskedPractice, askedPractices, type Framework } from "../../rules/framework";
import { optionsOf } from "../../rules/options";
import { authorOf } from "../author";
import { collectFor } from "../collect-evidence";
import { planItem } from "../plan-improvement";
import { writeAnswer } from "../save-answer";
import { writeContext } from "../set-context";
import { closeAssessment } from "../sign-off";
import { openAssessment } from "../start-assessment";
import { situations } from "./situations";
import type { Item, Sitting, Story } from "./stories";

const DAY_MS = 86_400_000;

const shifted = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The same work, done some days ago: what is written then carries that date. */
const past = (work: Work, daysAgo: number): Work => {
  const then = shifted(work.now(), -daysAgo);
  return { ...work, now: () => then };
};

/** The best option that claims no more than `share`. */
function optionFor(framework: Framework, practice: AskedPractice, share: number): string {
  const options = optionsOf(framework, practice).toSorted((a, b) => a.value - b.value);
  return found(
    options.findLast(({ value }) => value <= share) ?? options[0],
    `An option of ${practice.key}`,
  ).key;
}

function shareOf({ firm, always }: Sitting, { level }: AskedPractice): number {
  if (level === "every") return always;
  if (level <= firm) return 1;
  return level === firm + 1 ? 0.5 : 0;
}

/** What the team says about a practice; null leaves it open. */
function saidIn(sitting: Sitting, framework: Framework, practice: AskedPractice): Said | null {
  const told = sitting.but?.[practice.key] ?? shareOf(sitting, practice);
  if (told === "open") return null;
  if (told === "not known") return { option: null, notApplicable: null, notKnown: true };
  return { option: optionFor(framework, practice, told), notApplicable: null, notKnown: false };
}

async function answerIn(
  work: Work,
  sitting: Sitting,
  place: { assessmentId: string; framework: Framework },
) {
  const { assessmentId, framework } = place;
  const sheetId = await teamSheet(work, assessmentId);
  const carried = new Map(
    (await answersOn(work, [{ id: sheetId }])).map(({ practice, revision }) => [
      practice,
      revision,
    ]),
  );
  for (const practice of askedPractices(framework).slice(0, sitting.answered)) {
    const said = saidIn(sitting, framework, practice);
    if (said === null) continue;
    const expectedRevision = carried.get(practice.key) ?? 0;
    const written = await writeAnswer(work, {
      sheetId,
      practice: practice.key,
      said,
      note: "",
      expectedRevision,
    });
    if (!written)
      throw new DomainError(
        "conflict",
        `The demonstration's answer to ${practice.key} was changed meanwhile.`,
      );
  }
}

async function sit(now: Work, team: TeamRef, sitting: Sitting): Promise<void> {
  const opened = past(now, sitting.daysAgo + 1);
  const framework = await frameworkOf(now, { key: sitting.framework });
  const dueOn =
    sitting.dueInDays === undefined ? null : dayOf(shifted(now.now(), sitting.dueInDays));
  const { assessmentId } = await openAssessment(opened, {
    team,
    framework,
    dueOn,
    mode: "shared",
    assessors: [],
  });
  const work = past(now, sitting.daysAgo);
  await answerIn(work, sitting, { assessmentId, framework });
  if (sitting.signed === null) return;
  await collectFor(work, team.id);
  await closeAssessment(work, await assessmentById(work, assessmentId), sitting.signed);
}

async function plan(now: Work, team: TeamRef, item: Item): Promise<void> {
  const work = past(now, item.daysAgo);
  await planItem(work, {
    teamId: team.id,
    framework: "five-levels",
    practice: item.practice,
    title: item.title,
    ownerId: item.owned ? authorOf(work) : null,
    dueOn: item.dueInDays === null ? null : dayOf(shifted(now.now(), item.dueInDays)),
    effortDays: item.effortDays,
    status: item.status,
  });
}

/** A demonstration team, led by whoever loads it. Refuses when a team has its address already. */
async function foundTeam(work: Work, { name, purpose }: Story): Promise<TeamRef> {
  const team = { id: newId(), slug: slugOf(name), name, isDemo: true };
  const founded = await work.db
    .insert(teams)
    .values({ ...team, orgId: work.orgId, purpose, createdAt: work.now() })
    .onConflictDoNothing()
    .returning({ id: teams.id });
  if (founded.length === 0) {
    throw new DomainError(
      "conflict",
      `A team with the address "${team.slug}" exists. Rename it, or remove the demonstration first.`,
    );
  }
  await work.db
    .insert(teamMembers)
    .values({ orgId: work.orgId, teamId: team.id, memberId: authorOf(work), leads: true });
  return team;
}

/** Plays a story from its oldest day to today, through the same functions people's commands use. */
export async function tell(work: Work, story: Story): Promise<TeamRef> {
  const team = await foundTeam(work, story);
  const situation = situations[story.name];
  if (situation !== undefined) await writeContext(work, team.id, situation);
  const days = [
    ...story.items.map((item) => ({ daysAgo: item.daysAgo, happen: () => plan(work, team, item) })),
    ...story.sittings.map((sitting) => ({
      daysAgo: sitting.daysAgo,
      happen: () => sit(work, team, sitting),
    })),
  ].toSorted((a, b) => b.daysAgo - a.daysAgo);
  for (const day of days) await day.happen();
  await collectFor(work, team.id);
  return team;
}
