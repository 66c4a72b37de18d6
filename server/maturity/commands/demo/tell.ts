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

type Happening = { readonly daysAgo: number; readonly happen: () => Promise<unknown> };

/** Evidence is read anew and compared with what the team last signed; the milestone keeps what came out. */
async function keepMonth(work: Work, teamId: string): Promise<void> {
  await collectFor(work, teamId);
  const which = { teamId, frameworkKey: "five-levels" };
  const last = await lastSignedOff(work, which, work.now());
  if (last === undefined) return;
  await takeMilestone(work, await scoredOf(work, last), `Monthly record ${dayOf(work.now())}`);
}

/** Everything that happens in a story, each on its own day. */
function happenings(now: Work, story: Story, { team, cast }: { team: TeamRef; cast: Cast }) {
  const [{ key: lead }] = story.people;
  const by = (daysAgo: number) => asInvented(now, memberIn(cast, lead), daysAgo);
  const scene = { team, cast, lead, writer: story.writer };
  const { situation, sittings, items, targets = [], parked = [], months, people } = story;
  const said: Happening[] =
    situation === null
      ? []
      : [
          {
            daysAgo: situation.daysAgo,
            happen: () => writeContext(by(situation.daysAgo), team.id, situation.facts),
          },
        ];
  return [
    ...said,
    ...targets.map((target) => ({
      daysAgo: target.daysAgo,
      happen: () => aim(by(target.daysAgo), team, target),
    })),
    ...parked.map(({ daysAgo, reviewInDays, ...rest }) => ({
      daysAgo,
      happen: () =>
        park(by(daysAgo), team, { ...rest, reviewOn: dayOf(shifted(now.now(), reviewInDays)) }),
    })),
    ...items.flatMap((item) => lifeOf(now, scene, item)),
    ...people.flatMap(({ key, left }) =>
      left === undefined
        ? []
        : [{ daysAgo: left, happen: () => leave(past(now, left), memberIn(cast, key)) }],
    ),
    ...sittings.map((sitting) => ({
      daysAgo: sitting.daysAgo,
      happen: () => sit(now, scene, sitting),
    })),
    ...months.map((daysAgo) => ({ daysAgo, happen: () => keepMonth(by(daysAgo), team.id) })),
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
  const days: Happening[] = happenings(work, story, told);
  for (const day of days.toSorted((a, b) => b.daysAgo - a.daysAgo)) await day.happen();
  await welcomeHosts(work, told.team);
  await collectFor(work, told.team.id);
  return told.team;
}
