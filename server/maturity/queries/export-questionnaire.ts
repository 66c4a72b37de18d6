import { z } from "zod";
import { query } from "~/server/core/operation";
import type { FileHead, FileQuestion } from "../adapters/questionnaire-file/file";
import { toTable, toYaml } from "../adapters/questionnaire-file/write";
import { askedPractices, type AskedPractice, type Framework } from "../rules/framework";
import { optionsOf } from "../rules/options";
import { saysSomething, type StoredAnswer } from "./answers";
import { assessmentById } from "./assessment-row";
import { frameworkOf } from "./frameworks";
import { type Scored, scoredOf } from "./scored";

export const fileFormat = z.enum(["yaml", "csv"]);

const media = { csv: "text/csv; charset=utf-8", yaml: "application/yaml; charset=utf-8" } as const;
const exported = z.object({ filename: z.string(), mediaType: z.string(), body: z.string() });

const wordOf = ({ option, notApplicable, notKnown }: StoredAnswer): string =>
  option ?? notApplicable ?? (notKnown ? "not_known" : "");

type SaidOf = (
  practice: AskedPractice,
) => Pick<FileQuestion, "answer" | "note" | "revision"> | undefined;

function questionsOf(framework: Framework, saidOf: SaidOf): FileQuestion[] {
  const titles = new Map(framework.dimensions.map(({ key, title }) => [key, title]));
  return askedPractices(framework).map((practice) => ({
    practice: practice.key,
    section: titles.get(practice.dimension) ?? "",
    question: practice.question,
    options: optionsOf(framework, practice).map(({ key, label }) => [key, label] as const),
    ...(saidOf(practice) ?? { answer: "", note: "", revision: null }),
  }));
}

/** What stands on the sheet the reader writes on; a revision only where it is theirs to write over. */
const saidIn =
  ({ mine, desk }: Scored): SaidOf =>
  (practice) => {
    const answer = mine.get(practice.key);
    if (answer === undefined) return undefined;
    const said = saysSomething(answer);
    const revision = desk.own === null ? null : answer.revision;
    return { answer: wordOf(answer), note: said ? answer.note : "", revision };
  };

const written = (format: z.output<typeof fileFormat>, head: FileHead, questions: FileQuestion[]) =>
  format === "csv" ? toTable({ head, questions }) : toYaml({ head, questions });

const headFor = (framework: Framework): FileHead => ({
  framework: framework.key,
  frameworkVersion: framework.version,
  team: "",
  assessment: "",
});

export const exportQuestionnaire = query({
  name: "maturity.export-questionnaire",
  summary:
    "The questionnaire of an assessment as a file to fill in and bring back, with what was answered.",
  permission: "maturity:read",
  route: "GET /assessments/{assessmentId}/questionnaire/file",
  input: z.strictObject({ assessmentId: z.uuid(), format: fileFormat.default("yaml") }),
  output: exported,
  run: async (work, { assessmentId, format }) => {
    const assessment = await assessmentById(work, assessmentId);
    const scored = await scoredOf(work, assessment);
    const { framework } = scored;
    const head = { ...headFor(framework), team: assessment.team.name, assessment: assessmentId };
    const day = work.now().toISOString().slice(0, 10);
    return {
      filename: `${assessment.team.slug}-${framework.key}-questionnaire-${day}.${format}`,
      mediaType: media[format],
      body: written(format, head, questionsOf(framework, saidIn(scored))),
    };
  },
});

export const exportBlankQuestionnaire = query({
  name: "maturity.export-blank-questionnaire",
  summary: "The questionnaire of a framework as a file to fill in away from Cairn.",
  permission: "maturity:read",
  route: "GET /frameworks/{key}/questionnaire/file",
  input: z.strictObject({
    key: z.string().max(80),
    version: z.string().max(40).optional(),
    format: fileFormat.default("yaml"),
  }),
  output: exported,
  run: async (work, { format, ...asked }) => {
    const framework = await frameworkOf(work, asked);
    return {
      filename: `${framework.key}-${framework.version}-questionnaire.${format}`,
      mediaType: media[format],
      body: written(
        format,
        headFor(framework),
        questionsOf(framework, () => undefined),
      ),
    };
  },
});
