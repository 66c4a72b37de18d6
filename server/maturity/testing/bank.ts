import { found } from "~/server/core/errors";
import { planImprovement } from "../commands/plan-improvement";
import { startAssessment } from "../commands/start-assessment";
import { askedPractices } from "../rules/framework";
import { framework, optionAt } from "./answering";
import { as, house, MONDAY, type Person } from "./house";

export const google = framework("google");
export const five = framework("five-levels");

const required = askedPractices(google).filter(({ kind }) => kind === "R");
/** Two required practices of the Google framework. */
export const first = found(required[0], "a practice");
export const second = found(required[1], "another practice");

const choose = (end: "best" | "worst") =>
  ({ kind: "option", option: optionAt(google, first, end) }) as const;
/** The two ends of what can be said about `first`. */
export const best = choose("best");
export const worst = choose("worst");

/** Everything up to a level is in place and nothing above it, nor outside the ladder. */
export const upTo = (level: number) => (practice: { readonly level: number | "every" }) =>
  practice.level === "every" || practice.level > level ? ("worst" as const) : ("best" as const);

/** A house where Ana leads and Ben is on every team, Vera may only look and Olga leads elsewhere. */
export async function bank() {
  const place = await house();
  const [ana, ben] = [
    await place.person("Ana Ruiz", ["lead"]),
    await place.person("Ben Ode", ["lead"]),
  ];
  const vera = await place.person("Vera Lind", ["viewer"]);
  const olga = await place.person("Olga Other", ["lead"]);
  const at = (person: Person, day = MONDAY) => as(place.orgId, person, day);
  let teams = 0;
  const newTeam = (people: readonly Person[] = [ana, ben]) => {
    teams += 1;
    const name = `Team ${String(teams).padStart(3, "0")}`;
    return place.team(
      name,
      people.map((person, index) => ({ person, leads: index === 0 })),
    );
  };
  const newAssessment = async (day = MONDAY) => {
    const team = await newTeam();
    const { assessmentId } = await startAssessment.run(at(ana, day), {
      slug: team.slug,
      framework: "google",
    });
    return { team, assessmentId };
  };
  /** Ana plans an improvement for each of these practices of the five levels, without owner or day. */
  const planned = async (slug: string, practices: readonly string[]) => {
    const ids: string[] = [];
    for (const practice of practices) {
      const open = { slug, framework: "five-levels", practice, ownerId: null, dueOn: null };
      ids.push((await planImprovement.run(at(ana), open)).improvementId);
    }
    return ids;
  };
  return {
    ...place,
    planned,
    ana,
    ben,
    vera,
    olga,
    at,
    newTeam,
    newAssessment,
    teamCount: () => teams,
  };
}
