import { stringify } from "yaml";
import { z } from "zod";
import { env } from "~/server/core/env";
import { query } from "~/server/core/operation";
import { type Cell, toCsv } from "~/server/core/rules/csv";
import { contentHash, inputsHash } from "../frameworks/content-hash";
import { type AskedPractice, askedPractices } from "../rules/framework";
import { answerWords } from "./answer-shape";
import { headlineOf } from "./headline";
import { ladderView } from "./ladder";
import { practiceViewsByKey } from "./practice-view";
import type { CheckView, PracticeView } from "./result-shape";
import { type Answered, resultInput, standingFor } from "./team-result";

/** What the export was made of, in every format. */
function sourceOf({ team, row, known, counted }: Answered) {
  const { framework, result, input } = known;
  const [origin] = env.APP_ORIGINS ?? [`http://${env.HOST}:${env.PORT}`];
  return {
    product: "Cairn",
    team: team.name,
    url: `${origin}/maturity/${team.slug}?framework=${framework.key}`,
    asOf: input.now.toISOString(),
    timeZone: "UTC",
    framework: framework.key,
    frameworkVersion: framework.version,
    frameworkHash: contentHash(framework),
    engineVersion: result.engineVersion,
    inputsHash: inputsHash(input),
    assessment: row?.id ?? null,
    assessmentStatus: row?.status ?? null,
    answersCounted: counted ?? "The team's one sheet.",
  };
}

type Line = { readonly practice: AskedPractice; readonly view: PracticeView };

function linesOf({ known }: Answered): Line[] {
  const views = practiceViewsByKey(known);
  return askedPractices(known.framework).flatMap((practice) => {
    const view = views.get(practice.key);
    return view === undefined ? [] : [{ practice, view }];
  });
}

function saidAbout({ known }: Answered, practice: AskedPractice) {
  const answer = known.said.get(practice.key);
  return {
    option: answer?.option ?? null,
    words: answerWords(known.framework, practice, answer),
    note: answer?.note ?? null,
    by: answer?.by ?? null,
    at: answer?.at.toISOString() ?? null,
  };
}

const verdictName = ({ verdict }: PracticeView): string => {
  if (verdict === null) return "out_of_scope";
  return verdict.kind === "unproven" ? `unproven: ${verdict.reason}` : verdict.kind;
};

const evidenceText = (checks: readonly CheckView[]): string =>
  checks.map(({ id, status, says }) => `${id} ${status}: ${says}`).join(" | ");

const documentText = ({ documents }: PracticeView): string =>
  documents
    .map(
      ({ title, fileName, sha256, says }) => `${title} (${fileName}, SHA-256 ${sha256}): ${says}`,
    )
    .join(" | ");

const columns = [
  "practice",
  "dimension",
  "level",
  "kind",
  "statement",
  "answer",
  "answer_option",
  "note",
  "answered_by",
  "answered_at",
  "claimed",
  "confirmed",
  "proven",
  "verdict",
  "evidence",
  "documents",
  "team",
  "framework",
  "framework_version",
  "framework_hash",
  "inputs_hash",
  "as_of",
  "url",
  "answers_counted",
] as const;

function csvOf(answered: Answered): string {
  const source = sourceOf(answered);
  const rows = linesOf(answered).map(({ practice, view }): Cell[] => {
    const said = saidAbout(answered, practice);
    const { claimed, confirmed, proven } = view.values;
    return [
      practice.key,
      practice.dimension,
      practice.level,
      practice.kind,
      practice.statement,
      said.words,
      said.option,
      said.note,
      said.by,
      said.at,
      claimed,
      confirmed,
      proven,
      verdictName(view),
      evidenceText(view.checks),
      documentText(view),
      source.team,
      source.framework,
      source.frameworkVersion,
      source.frameworkHash,
      source.inputsHash,
      source.asOf,
      source.url,
      source.answersCounted,
    ];
  });
  return toCsv(columns, rows);
}

/** The whole standing as one document: what was said, what was seen, and what follows. Unknown is `null`. */
function yamlOf(answered: Answered): string {
  const { known } = answered;
  const practices = linesOf(answered).map(({ practice, view }) => ({
    key: practice.key,
    dimension: practice.dimension,
    level: practice.level,
    required: practice.kind === "R",
    statement: practice.statement,
    answer: saidAbout(answered, practice),
    result: { ...view.values, verdict: verdictName(view), confidence: view.confidence.band },
    documents: view.documents.map((document) => {
      const { title, fileName, sha256, effectiveOn, expiresOn, uploadedBy, review, says } =
        document;
      return { title, fileName, sha256, effectiveOn, expiresOn, uploadedBy, review, says };
    }),
    evidence: view.checks.map(
      ({ id, status, says, good, eligible, value, asOf, version, offenders }) => {
        const at = asOf?.toISOString() ?? null;
        return { check: id, version, status, says, good, eligible, value, asOf: at, offenders };
      },
    ),
  }));
  const levels = ladderView(known.framework, known.result).map(
    ({ ordinal, title, state, price }) => {
      const missing = price?.missing.map(({ key }) => key) ?? [];
      return { ordinal, title, state, effortDaysLeft: price?.effortDays ?? 0, missing };
    },
  );
  const headline = headlineOf(known.framework, known.result);
  return stringify(
    { source: sourceOf(answered), headline, levels, practices },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

const media = { csv: "text/csv; charset=utf-8", yaml: "application/yaml; charset=utf-8" } as const;

export const exportResult = query({
  name: "maturity.export-result",
  summary: "A team's answers, evidence and result as a CSV table or a YAML document.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/maturity/{framework}/export",
  input: resultInput.extend({ format: z.enum(["csv", "yaml"]).default("csv") }),
  output: z.object({ filename: z.string(), mediaType: z.string(), body: z.string() }),
  run: async (work, { format, ...asked }) => {
    const answered = await standingFor(work, asked);
    const day = work.now().toISOString().slice(0, 10);
    return {
      filename: `${answered.team.slug}-${asked.framework}-${day}.${format}`,
      mediaType: media[format],
      body: format === "csv" ? csvOf(answered) : yamlOf(answered),
    };
  },
});
