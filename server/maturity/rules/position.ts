import type { Answer, NotApplicable, Resolution, Response } from "./answer";
import type { Consensus, PracticeNote } from "./assessment";
import { canonicalJson, compareText } from "./canonical-json";
import { consensusOf } from "./consensus";
import { exclusionProblem, type OutOfScope } from "./exclusion";
import type { AskedPractice, Framework } from "./framework";
import { isExpired } from "./freshness";
import { oncePer } from "./once-per";
import { optionValue } from "./options";
import { toShare, toTwentieths, type Twentieths } from "./twentieths";

type OwnedElsewhere = Extract<NotApplicable, { kind: "owned_elsewhere" }>;

/** Where the people who answered stand on one practice. */
export type Position = {
  /** Null when nobody answered, nobody knows, or every answer is too old. */
  readonly claim: Twentieths | null;
  readonly exclusion: OutOfScope | null;
  readonly owner: OwnedElsewhere | null;
  readonly consensus: Consensus;
  readonly notes: readonly PracticeNote[];
};

export type PositionInput = {
  readonly framework: Framework;
  readonly practice: AskedPractice;
  readonly answers: readonly Answer[];
  readonly resolutions: readonly Resolution[];
  readonly now: Date;
};

const isWaiver = (response: Response): response is OutOfScope | OwnedElsewhere =>
  response.kind === "out_of_scope" || response.kind === "owned_elsewhere";

const valueOf = (input: PositionInput, response: Response): Twentieths | null => {
  if (response.kind === "decided_not_to_do") return 0;
  if (response.kind !== "option") return null;
  const share = optionValue(input.framework, input.practice, response.option);
  return share === null ? null : toTwentieths(share);
};

type Dated = { readonly who: string; readonly at: Date; readonly response: Response };

/** By person, newest first. Equal times fall to the lower value, then to content, so that the order of rows never matters. */
const newestFirst =
  (input: PositionInput) =>
  (a: Dated, b: Dated): number =>
    compareText(a.who, b.who) ||
    b.at.getTime() - a.at.getTime() ||
    (valueOf(input, a.response) ?? -1) - (valueOf(input, b.response) ?? -1) ||
    compareText(canonicalJson(a.response), canonicalJson(b.response));

const latestPerAssessor = (input: PositionInput): readonly Answer[] => {
  if (input.answers.length < 2) return input.answers;
  const dated = input.answers.map((one) => ({ ...one, who: one.assessor, at: one.answeredAt }));
  const sorted = dated.toSorted(newestFirst(input));
  return sorted.filter(({ assessor }, index) => assessor !== sorted[index - 1]?.assessor);
};

const isPresent = (value: Twentieths | null): value is Twentieths => value !== null;

/** A waiver counts only when everybody who said something says the same; one dissenting answer opens a dispute. */
const readTogether = (input: PositionInput, responses: readonly Response[]) => {
  const values = responses.map((response) => valueOf(input, response)).filter(isPresent);
  const waivers = responses.filter(isWaiver);
  if (waivers.length === 0) return { ...consensusOf(values), waivers };
  const kinds = new Set(waivers.map(({ kind }) => kind));
  const agreed = values.length === 0 && kinds.size === 1;
  const mixed = waivers.length > 0 && !agreed;
  const { value, spread, dispute } = consensusOf(values);
  return { value, spread, dispute: dispute || mixed, waivers: agreed ? waivers : [] };
};

const isOutOfScope = (response: Response): response is OutOfScope =>
  response.kind === "out_of_scope";
const isOwned = (response: Response): response is OwnedElsewhere =>
  response.kind === "owned_elsewhere";

/** Everybody who answered, however long ago. */
export const assessorsOf = (answers: readonly Answer[]): ReadonlySet<string> =>
  new Set(answers.map(({ assessor }) => assessor));

/** The first exclusion that stands; when none does, the note that says what the first one lacks. */
const standingExclusion = (
  input: PositionInput,
  exclusions: readonly OutOfScope[],
  assessors: ReadonlySet<string>,
): { readonly exclusion: OutOfScope | null; readonly problem: PracticeNote | null } => {
  if (exclusions.length === 0) return { exclusion: null, problem: null };
  const context = { assessors, now: input.now };
  const judged = exclusions.map((exclusion) => ({
    exclusion,
    problem: exclusionProblem(exclusion, input.practice, context),
  }));
  const standing = judged.find(({ problem }) => problem === null);
  return standing ?? { exclusion: null, problem: judged.at(0)?.problem ?? null };
};

const newestOf = (input: PositionInput): Resolution | undefined =>
  input.resolutions
    .filter(({ resolvedAt }) => !isExpired(resolvedAt, input.practice.validityDays, input.now))
    .map((one) => ({ ...one, who: "", at: one.resolvedAt }))
    .toSorted(newestFirst(input))
    .at(0);

const newestResolution = (input: PositionInput): Resolution | undefined =>
  input.resolutions.length === 0 ? undefined : newestOf(input);

const hasUnknownOption = (input: PositionInput, responses: readonly Response[]): boolean =>
  responses.some((response) => response.kind === "option" && valueOf(input, response) === null);

const isInformative = (input: PositionInput, response: Response): boolean =>
  isWaiver(response) || valueOf(input, response) !== null;

const ownerClaim = (owner: OwnedElsewhere | null): Twentieths | null =>
  owner === null || owner.claimed === null ? null : toTwentieths(owner.claimed);

const saidBy = (input: PositionInput): Position => {
  const { practice, now } = input;
  const latest = latestPerAssessor(input);
  const fresh = latest.filter(
    (answer) => !isExpired(answer.answeredAt, practice.validityDays, now),
  );
  const responses = fresh.map(({ response }) => response);
  const together = readTogether(input, responses);
  const resolution = newestResolution(input);
  const decided = resolution === undefined ? together : readTogether(input, [resolution.response]);
  const exclusions = decided.waivers.filter(isOutOfScope);
  const waivers = standingExclusion(input, exclusions, assessorsOf(input.answers));
  const owner = decided.waivers.find(isOwned) ?? null;
  const open = together.dispute && resolution === undefined;
  const notes: (PracticeNote | null)[] = [
    fresh.length < latest.length ? "answer_expired" : null,
    hasUnknownOption(input, responses) ? "option_not_in_set" : null,
    open ? "dispute_open" : null,
    waivers.problem,
  ];
  return {
    claim: owner === null ? decided.value : ownerClaim(owner),
    exclusion: waivers.exclusion,
    owner,
    consensus: {
      value: together.value === null ? null : toShare(together.value),
      spread: toShare(together.spread),
      assessors: responses.filter((response) => isInformative(input, response)).length,
      dispute: together.dispute,
      resolved: resolution !== undefined,
    },
    notes: notes.filter((note) => note !== null),
  };
};

/** Several people, a decision, or words that are not one option given in time. */
const needsTalk = ({ answers, resolutions, practice, now }: PositionInput): boolean => {
  if (resolutions.length > 0 || answers.length > 1) return true;
  const [only] = answers;
  if (only === undefined) return false;
  return only.response.kind !== "option" || isExpired(only.answeredAt, practice.validityDays, now);
};

/** By framework and practice, what each option means when one person chose it; "undefined" for no answer at all. */
const meanings = oncePer((_framework: Framework) =>
  oncePer((_practice: AskedPractice) => new Map<string | undefined, Position>()),
);

/** Options are few, unknown ones are without number: only the former are kept. */
const isKept = ({ notes }: Position): boolean => !notes.includes("option_not_in_set");

/** Most practices have one answer, and it means the same whoever gives it: worked out once for each option. */
const plainlySaid = (input: PositionInput): Position => {
  const response = input.answers[0]?.response;
  const option = response?.kind === "option" ? response.option : undefined;
  const known = meanings(input.framework)(input.practice);
  const kept = known.get(option);
  if (kept !== undefined) return kept;
  const said = saidBy(input);
  if (isKept(said)) known.set(option, said);
  return said;
};

/** Joins the answers to one practice: expiry, consensus, a resolution if there is one, and "not applicable". */
export const positionOf = (input: PositionInput): Position =>
  needsTalk(input) ? saidBy(input) : plainlySaid(input);
