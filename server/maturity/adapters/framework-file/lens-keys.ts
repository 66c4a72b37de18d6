import type { Choice, Lens, Question } from "./lens-shape";
import type { Path } from "./source";

/** "None of these": AWS clears the other choices when it is ticked, so it says that none of them is. */
export const saysNone = ({ id: name }: Choice): boolean => name.endsWith("_no");

export const LONGEST_KEY = 80;

export type Placed = {
  readonly question: Question;
  readonly path: Path;
  readonly pillar: Lens["pillars"][number];
  readonly number: string;
};

export const placedIn = (lens: Lens): Placed[] =>
  lens.pillars.flatMap((pillar, p) =>
    pillar.questions.map((one, q) => ({
      question: one,
      pillar,
      path: ["pillars", p, "questions", q],
      number: `p${p + 1}-q${q + 1}`,
    })),
  );

/** A choice's id is unique in its question only. */
export const keyOf = (
  { question: { id: of }, number }: Placed,
  { id: name }: Choice,
  at: number,
): string => {
  const joined = `${of}.${name}`;
  return joined.length <= LONGEST_KEY ? joined : `${number}-c${at + 1}`;
};

export const questionKey = ({ question: { id: name }, number }: Placed): string =>
  name.length <= LONGEST_KEY ? name : number;

export const pillarKey = (lens: Lens, pillar: Placed["pillar"]): string =>
  pillar.id.length <= LONGEST_KEY ? pillar.id : `p${lens.pillars.indexOf(pillar) + 1}`;

export const placesOf = (placed: readonly Placed[]): Map<string, Path[]> => {
  const places = new Map<string, Path[]>();
  const put = (key: string, path: Path) => places.set(key, [...(places.get(key) ?? []), path]);
  for (const one of placed) {
    put(questionKey(one), [...one.path, "id"]);
    for (const [at, each] of one.question.choices.entries())
      put(keyOf(one, each, at), [...one.path, "choices", at, "id"]);
  }
  return places;
};
