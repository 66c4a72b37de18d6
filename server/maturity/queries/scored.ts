import type { Work } from "~/server/core/context";
import { agreedAnswer } from "../rules/agreed";
import { assess } from "../rules/assess";
import type { Assessment, AssessmentInput } from "../rules/assessment";
import type { Desk } from "../rules/desk";
import { askedPractices, type Framework } from "../rules/framework";
import { answersOn, saysSomething, type StoredAnswer, toEngine, toResolutions } from "./answers";
import { type AssessmentRow, type Signature, signaturesOf } from "./assessment-row";
import { documentsOn, type StoredDocument, toSupport } from "./documents";
import { type Evidence, evidenceOf, toObservations } from "./evidence";
import { frameworkOf } from "./frameworks";
import { asAnswer, resolutionsOf, type StoredResolution, stillSettles } from "./resolutions";
import { deskFor, type Sheet } from "./sheets";

type ByPractice = ReadonlyMap<string, StoredAnswer>;

/** Everything that goes into a team's result on a framework, and the result. */
export type Known = {
  readonly framework: Framework;
  readonly signatures: readonly Signature[];
  /** Every answer that the reader may see; exactly these count. */
  readonly answers: readonly StoredAnswer[];
  /** Decisions about disputes among these answers, as far as the answers are still the same. */
  readonly resolutions: readonly StoredAnswer[];
  /** Documents beside these answers. */
  readonly documents: readonly StoredDocument[];
  /** What stands for each practice: the decision, else the answer in the middle. */
  readonly said: ByPractice;
  readonly evidence: Evidence;
  readonly input: AssessmentInput;
  readonly result: Assessment;
};

/** The result of one assessment, as far as the reader may see it. */
export type Scored = Known & {
  readonly assessment: AssessmentRow;
  readonly desk: Desk<Sheet>;
  /** On the sheet the reader writes on; what stands for the team when they have none. */
  readonly mine: ByPractice;
};

/** Scores an assessment as of now, with the newest evidence of its team and the answers the caller may see. */
export async function scoredOf(work: Work, assessment: AssessmentRow): Promise<Scored> {
  const { frameworkKey, frameworkVersion, team } = assessment;
  const framework = await frameworkOf(work, { key: frameworkKey, version: frameworkVersion });
  const [said, evidence, signatures] = await Promise.all([
    saidIn(work, assessment),
    evidenceOf(work, team.id),
    signaturesOf(work, { teamId: team.id, frameworkKey }),
  ]);
  const { desk, answers, decided } = said;
  const documents = await documentsOn(work, desk.seen);
  const resolutions = decided.map(asAnswer);
  const stuff = { framework, signatures, evidence, answers, resolutions, documents };
  const known = knownFrom(stuff, work.now());
  return { ...known, assessment, desk, mine: mineOf(desk, known) };
}

/** The answers the caller may see, with the decisions that still hold among them. */
async function saidIn(work: Work, assessment: AssessmentRow) {
  const desk = await deskFor(work, assessment);
  const answers = await answersOn(work, desk.seen);
  if (desk.footing !== "all") return { desk, answers, decided: [] };
  const decided: StoredResolution[] = await resolutionsOf(work, assessment.id);
  return { desk, answers, decided: decided.filter((one) => stillSettles(one, answers)) };
}

/** What evidence alone says of a team that was never assessed. */
export async function scoredByEvidence(
  work: Work,
  teamId: string,
  framework: Framework,
): Promise<Known> {
  const evidence = await evidenceOf(work, teamId);
  const stuff = {
    framework,
    evidence,
    signatures: [],
    answers: [],
    resolutions: [],
    documents: [],
  };
  return knownFrom(stuff, work.now());
}

/** What a signed-off assessment said of each practice; cleared answers and open questions are not in it. */
export async function signedAnswers(
  work: Work,
  assessment: AssessmentRow,
  framework: Framework,
): Promise<ByPractice> {
  const { answers, decided } = await saidIn(work, assessment);
  return standing({ framework, answers, resolutions: decided.map(asAnswer) });
}

/** What a result is made of. */
export type Stuff = Pick<
  Known,
  "framework" | "signatures" | "evidence" | "answers" | "resolutions" | "documents"
>;

/** The result of what is stored, as of `now`. */
export function knownFrom(stuff: Stuff, now: Date): Known {
  const input: AssessmentInput = {
    framework: stuff.framework,
    answers: toEngine(stuff.answers, stuff),
    observations: toObservations(stuff.evidence, now),
    resolutions: toResolutions(stuff.resolutions, stuff),
    documents: toSupport(stuff.documents),
    now,
  };
  return { ...stuff, said: standing(stuff), input, result: assess(input) };
}

type Answered = Pick<Known, "framework" | "answers" | "resolutions">;

/** Where several answered, the one in the middle stands under the names of all of them. */
function standing({ framework, answers, resolutions }: Answered): ByPractice {
  const byPractice = new Map<string, StoredAnswer[]>();
  for (const answer of answers) {
    const own = byPractice.get(answer.practice);
    if (own === undefined) byPractice.set(answer.practice, [answer]);
    else own.push(answer);
  }
  const pairs = askedPractices(framework).flatMap((practice): [string, StoredAnswer][] => {
    const decision = resolutions.find((one) => one.practice === practice.key);
    if (decision !== undefined) return [[practice.key, decision]];
    const own = byPractice.get(practice.key) ?? [];
    const middle = agreedAnswer({ framework, practice }, own);
    if (middle === undefined) return own[0] === undefined ? [] : [[practice.key, own[0]]];
    const by = own.filter(saysSomething).map((one) => one.by);
    return [[practice.key, { ...middle, by: by.join(", ") }]];
  });
  return new Map(pairs);
}

/** A submitted sheet is among the answers seen; so is one that only its author sees. */
const mineOf = ({ own, footing }: Desk<Sheet>, { answers, said }: Known): ByPractice => {
  if (own === null || footing === "team") return said;
  const mine = answers.filter(({ sheetId }) => sheetId === own.id);
  return new Map(mine.map((answer) => [answer.practice, answer]));
};

/** Who said something about a practice: none of them can accept a document as its proof. */
export const answeredByIn = (
  { answers }: Pick<Known, "answers">,
  practice: string,
): ReadonlySet<string> =>
  new Set(
    answers
      .filter((answer) => answer.practice === practice && saysSomething(answer))
      .map(({ answeredBy }) => answeredBy),
  );

/** The same assessment, had `answer` been given instead of what is stored on its sheet for its practice. */
export function withAnswer(scored: Scored, answer: StoredAnswer): Scored {
  const isReplaced = ({ practice, sheetId }: StoredAnswer) =>
    practice === answer.practice && sheetId === answer.sheetId;
  const answers = [...scored.answers.filter((one) => !isReplaced(one)), answer];
  const known = knownFrom({ ...scored, answers }, scored.input.now);
  return { ...scored, ...known, mine: mineOf(scored.desk, known) };
}
