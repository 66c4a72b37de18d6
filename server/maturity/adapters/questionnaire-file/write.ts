import { Document, YAMLMap, YAMLSeq } from "yaml";
import { toCsv } from "~/server/core/rules/csv";
import { answerWordsInFile, type FileQuestion, type QuestionnaireFile } from "./file";

const special = Object.entries(answerWordsInFile);

const howTo = [
  " A questionnaire of Cairn. Fill in `answer` and `note`; leave everything else as it is.",
  " An answer is the name of one of the options, or one of:",
  ...special.map(([name, words]) => `   ${name}: ${words}`),
  " An empty answer changes nothing. `revision` shows Cairn which answer you saw; keep it.",
].join("\n");

/** YAML 1.2 with its own instructions. */
export function toYaml({ head, questions }: QuestionnaireFile): string {
  const document = new Document({
    questionnaire: "cairn/1",
    framework: head.framework,
    framework_version: head.frameworkVersion,
    ...(head.team === "" ? {} : { team: head.team }),
    ...(head.assessment === "" ? {} : { assessment: head.assessment }),
  });
  document.commentBefore = howTo;
  const list = new YAMLSeq();
  for (const one of questions) list.add(document.createNode(entryOf(one)));
  const root = document.contents;
  if (root instanceof YAMLMap) root.set("practices", list);
  return document.toString({ lineWidth: 0 });
}

const entryOf = ({ practice, section, question, options, ...said }: FileQuestion) => ({
  practice,
  section,
  question,
  options: Object.fromEntries(options),
  answer: said.answer,
  note: said.note,
  ...(said.revision === null ? {} : { revision: said.revision }),
});

const columns = [
  "practice",
  "section",
  "question",
  "options",
  "answer",
  "note",
  "revision",
  "framework",
  "framework_version",
] as const;

/** One line a question; the options stand in one cell. */
export function toTable({ head, questions }: QuestionnaireFile): string {
  const choices = (options: FileQuestion["options"]) =>
    [...options, ...special].map(([key, words]) => `${key} = ${words}`).join(" | ");
  return toCsv(
    columns,
    questions.map((one) => [
      one.practice,
      one.section,
      one.question,
      choices(one.options),
      one.answer,
      one.note,
      one.revision,
      head.framework,
      head.frameworkVersion,
    ]),
  );
}
