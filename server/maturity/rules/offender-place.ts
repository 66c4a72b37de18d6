/** What an offender's id begins with, by the kind of thing it names. */
const places = {
  /** `team:<slug>` */
  team: ([slug = ""]) => `/teams/${slug}`,
  /** `person:<slug>/<member>`: their line on the team's page. */
  person: ([slug = "", member = ""]) => `/teams/${slug}#person-${member}`,
  /** `improvement:<id>`: the item on the team's result page. */
  improvement: ([id = ""], slug) => `/maturity/${slug}#improvement-${id}`,
  /** `roadmap:<slug>`: where a situation is described. */
  roadmap: ([slug = ""]) => `/maturity/${slug}/roadmap`,
  /** `parked:<framework>/<practice>` */
  parked: ([framework = "", practice = ""], slug) =>
    `/maturity/${slug}/roadmap?framework=${framework}#${practice}`,
  /** `assessment:<id>` */
  assessment: ([id = ""]) => `/assessments/${id}`,
  /** `answer:<assessment>/<practice>`: the page that lists every answer. */
  answer: ([assessment = ""]) => `/assessments/${assessment}/check`,
  /** `run:<experiment>/<run>` */
  run: ([experiment = "", run = ""]) => `/experiments/${experiment}/runs/${run}`,
  /** `model:<name>`; no name has a slash in it. */
  model: ([name = ""]) => `/models/${name}`,
  /** `version:<name>/<version>` */
  version: ([name = "", version = ""]) => `/models/${name}/versions/${version}`,
  /** `dataset:<name>`, which may have slashes in it. */
  dataset: (name) => `/datasets/${name.join("%2F")}`,
  /** `feature:<name>`, the same. */
  feature: (name) => `/features/${name.join("%2F")}`,
  /** `column:<name>`: one that nobody has described, where it can be. */
  column: () => "/features?candidates=1",
} as const satisfies Readonly<
  Record<string, (parts: readonly string[], teamSlug: string) => string>
>;

const isKind = (kind: string): kind is keyof typeof places => Object.hasOwn(places, kind);

/**
 * The page on which people can mend what a check found wrong; null when its id names no page, as in results of
 * checks from before offenders had one. Every part is encoded, so an id never leads out of Cairn.
 */
export function offenderPlace(id: string, teamSlug: string): string | null {
  const split = id.indexOf(":");
  const kind = id.slice(0, Math.max(split, 0));
  if (!isKind(kind)) return null;
  const parts = id
    .slice(split + 1)
    .split("/")
    .map(encodeURIComponent);
  return places[kind](parts, encodeURIComponent(teamSlug));
}
