import { checkCatalog, isKnownCheck } from "../rules/check-catalog";
import type { EvidencePart, Gap, PracticeResult, Verdict } from "../rules/assessment";
import { type AskedPractice, askedPractices } from "../rules/framework";
import { sourceOf } from "../evidence/awaited";
import { type DocumentView, documentView } from "./documents";
import type { Evidence } from "./evidence";
import { count } from "./headline";
import type { CheckView, PracticeView } from "./result-shape";
import { answeredByIn, type Known } from "./scored";

/** Offenders a page shows beside a check; the rest is counted. */
const OFFENDERS_SHOWN = 5;

type Held = NonNullable<ReturnType<Evidence["get"]>>;

const titleOf = (id: string): string => (isKnownCheck(id) ? checkCatalog[id].title : id);

const counted = ({ good, eligible, smallN }: EvidencePart): string => {
  const few = smallN ? " So few items can confirm a claim but not refute it." : "";
  return `${good ?? 0} of ${eligible ?? 0} good.${few}`;
};

/** What a check that saw nothing left behind, or what to do when it left nothing. */
const leftBehind = ({ result }: Held): string => {
  if (result === undefined) return "Not collected yet. Collect evidence to know.";
  return result.reason === "" ? "Nothing is known." : result.reason;
};

function sentenceOf(part: EvidencePart, held: Held | undefined): string {
  if (held === undefined) return `Not connected: it waits for ${sourceOf(part.check)}.`;
  if (part.status === "measured") return `${counted(part)} ${held.result?.reason ?? ""}`.trimEnd();
  if (part.status !== "stale") return leftBehind(held);
  return `The last result is older than ${count(held.check.validityDays, "day", "days")}. Collect evidence again.`;
}

function definitionOf(known: Held | undefined) {
  if (known === undefined)
    return { formula: null, population: null, window: null, scale: null, version: null };
  const { formula, population, window, scale, version } = known.check;
  return { formula, population, window, scale: scale.words, version };
}

/** What one check says about a practice, from the engine's reading and the stored result. */
function checkView(part: EvidencePart, evidence: Evidence): CheckView {
  const known = evidence.get(part.check);
  const offenders = known?.result?.offenders ?? [];
  const { good, eligible, value, status, role, smallN, authoritative } = part;
  return {
    id: part.check,
    title: titleOf(part.check),
    role,
    status,
    says: sentenceOf(part, known),
    value,
    good,
    eligible,
    smallN,
    authoritative,
    asOf: known?.result?.asOf ?? null,
    ...definitionOf(known),
    offenders: offenders.slice(0, OFFENDERS_SHOWN),
    offenderCount: status === "measured" ? (eligible ?? 0) - (good ?? 0) : 0,
  };
}

const unproven = {
  not_connected: "Claimed; no connected source can show it.",
  no_population: "Claimed; there is nothing yet it could be seen on.",
  stale: "Claimed; the evidence is too old.",
  untested: "Claimed; evidence was not collected yet.",
  error: "Claimed; a check could not run.",
  partly_observed: "Claimed; the evidence sees only part of it.",
  self_only: "Claimed; only a reviewed document could show it.",
} as const satisfies Record<Extract<Verdict, { kind: "unproven" }>["reason"], string>;

const known = {
  confirmed: "The evidence agrees with the claim.",
  overclaimed: "The evidence shows less than is claimed.",
  refuted: "The evidence contradicts the claim.",
  underclaimed: "The evidence shows more than is claimed.",
  observed_only: "Seen in the evidence; nobody has answered.",
  unknown: "Nobody has answered and nothing was seen.",
} as const satisfies Record<Exclude<Verdict["kind"], "unproven">, string>;

/** A verdict as a sentence; null is out of scope. */
const verdictWords = (verdict: Verdict | null): string => {
  if (verdict === null) return "Out of scope.";
  return verdict.kind === "unproven" ? unproven[verdict.reason] : known[verdict.kind];
};

/** The documents of one practice, with what each is worth now. */
function documentsBeside(practice: AskedPractice, scored: Known): DocumentView[] {
  const terms = {
    validityDays: practice.validityDays,
    answeredBy: answeredByIn(scored, practice.key),
    now: scored.input.now,
  };
  return scored.documents
    .filter((document) => document.practice === practice.key)
    .map((document) => documentView(document, terms));
}

type Row = {
  readonly practice: AskedPractice;
  readonly result: PracticeResult;
  readonly gap: Gap | undefined;
};

function viewOf({ practice, result, gap }: Row, scored: Known): PracticeView {
  const { verdict, values, met, evidence, confidence, notes } = result;
  const { key, dimension, level, kind, statement, benefit, effortDays } = practice;
  const shut = scored.result.scores.confirmed.cappedBy.filter((gate) => gate.practice === key);
  return {
    key,
    dimension,
    level,
    kind,
    statement,
    benefit,
    effortDays,
    verdict,
    says: verdictWords(verdict),
    values,
    met,
    confidence,
    notes,
    atLeast: evidence.atLeast,
    atMost: evidence.atMost,
    basis: evidence.basis,
    levelsLost: gap?.levelsLost ?? 0,
    gates: shut.map(({ message }) => message),
    checks: evidence.parts.map((part) => checkView(part, scored.evidence)),
    documents: documentsBeside(practice, scored),
  };
}

/** Refuted claims first, then overclaimed, then what is missing, then what rests on words alone. */
function group({ result, gap }: Row, atRisk: ReadonlySet<string>): number {
  if (result.verdict?.kind === "refuted") return 0;
  if (result.verdict?.kind === "overclaimed") return 1;
  if (gap === undefined) return 4;
  return atRisk.has(gap.practice) ? 3 : 2;
}

/** Every asked practice with its verdict, ordered by damage. */
export function practiceViews(scored: Known): PracticeView[] {
  const { framework, result } = scored;
  const damage = [...result.gaps, ...result.atRisk];
  const place = new Map(damage.map((gap, index) => [gap.practice, index]));
  const atRisk = new Set(result.atRisk.map(({ practice }) => practice));
  const results = new Map(result.practices.map((one) => [one.practice, one]));
  return askedPractices(framework)
    .flatMap((practice): Row[] => {
      const own = results.get(practice.key);
      const gap = damage[place.get(practice.key) ?? -1];
      return own === undefined ? [] : [{ practice, result: own, gap }];
    })
    .map((row) => ({
      row,
      order: [group(row, atRisk), place.get(row.practice.key) ?? damage.length] as const,
    }))
    .toSorted((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1])
    .map(({ row }) => viewOf(row, scored));
}

/** The same practices by key, for pages that have their own order. */
export const practiceViewsByKey = (scored: Known): ReadonlyMap<string, PracticeView> =>
  new Map(practiceViews(scored).map((view) => [view.key, view]));
