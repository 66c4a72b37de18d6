import type { Work } from "~/server/core/context";
import { lastSignedOff } from "../../queries/assessment-row";
import { scoredOf } from "../../queries/scored";
import type { TeamRef } from "../../queries/team";
import { collectFor } from "../collect-evidence";
import { writeContext } from "../set-context";
import { takeMilestone } from "../take-milestone";
import { asInvented, type Cast, foundTeam, leave, memberIn, welcomeHosts } from "./cast";
import { aim, lifeOf, park } from "./plan";
import { sit } from "./sitting";
import type { Story } from "./story";
import { dayOf, past, shifted } from "./time";
import { trains } from "./train";

type Happening = { readonly daysAgo: number; readonly happen: () => Promise<unknown> };

/** Evidence is read anew and compared with what the team last signed; the milestone keeps what came out. */
async function keepMonth(work: Work, teamId: string): Promise<void> {
  await collectFor(work, [teamId]);
  const which = { teamId, frameworkKey: "five-levels" };
  const last = await lastSignedOff(work, which, work.now());
  if (last === undefined) return;
  await takeMilestone(work, await scoredOf(work, last), `Monthly record ${dayOf(work.now())}`);
}

type Told = { readonly team: TeamRef; readonly cast: Cast };

const leadOf =
  (now: Work, { people: [{ key }] }: Story, cast: Cast) =>
  (daysAgo: number) =>
    asInvented(now, memberIn(cast, key), daysAgo);

/** What people say of the team and its plan, and who leaves. */
function plans(now: Work, story: Story, told: Told): Happening[] {
  const { team, cast } = told;
  const { situation, items, targets = [], parked = [], people } = story;
  const by = leadOf(now, story, cast);
  return [
    ...(situation === null ? [] : [situation]).map(({ daysAgo, facts }) => ({
      daysAgo,
      happen: () => writeContext(by(daysAgo), team.id, facts),
    })),
    ...targets.map((target) => ({
      daysAgo: target.daysAgo,
      happen: () => aim(by(target.daysAgo), team, target),
    })),
    ...parked.map(({ daysAgo, reviewInDays, ...rest }) => ({
      daysAgo,
      happen: () =>
        park(by(daysAgo), team, { ...rest, reviewOn: dayOf(shifted(now.now(), reviewInDays)) }),
    })),
    ...items.flatMap((item) => lifeOf(now, told, item)),
    ...people.flatMap(({ key, left }) =>
      left === undefined
        ? []
        : [{ daysAgo: left, happen: () => leave(past(now, left), memberIn(cast, key)) }],
    ),
  ];
}

/** What is answered and signed, what checks see, and what is kept of both. */
function records(now: Work, story: Story, told: Told): Happening[] {
  const { sittings, months, readings = [], writer, people } = story;
  const by = leadOf(now, story, told.cast);
  const scene = { ...told, lead: people[0].key, writer };
  return [
    ...sittings.map((sitting) => ({
      daysAgo: sitting.daysAgo,
      happen: () => sit(now, scene, sitting),
    })),
    ...readings.map((daysAgo) => ({
      daysAgo,
      happen: () => collectFor(past(now, daysAgo), [told.team.id]),
    })),
    ...months.map((daysAgo) => ({ daysAgo, happen: () => keepMonth(by(daysAgo), told.team.id) })),
  ];
}

/** The team has been there a little longer than anything that is told of it. */
const DAYS_BEFORE = 14;

/**
 * Plays a story from its oldest day to today, through the same functions people's commands use. Every check looks
 * at what was there on its own day, so evidence tells the story as it went and not as it ended.
 */
export async function tell(work: Work, story: Story): Promise<TeamRef> {
  const oldest = Math.max(...story.sittings.map(({ daysAgo }) => daysAgo));
  const told = await foundTeam(work, story, oldest + DAYS_BEFORE);
  const { training, writer } = story;
  const days = [
    ...(training === undefined ? [] : trains(work, { ...told, writer }, training)),
    ...plans(work, story, told),
    ...records(work, story, told),
  ];
  for (const day of days.toSorted((a, b) => b.daysAgo - a.daysAgo)) await day.happen();
  await welcomeHosts(work, told.team);
  await collectFor(work, [told.team.id]);
  return told.team;
}
