import type { Outputs } from "~/server/api/trpc/root";
import { counted } from "../words";
import { DownloadQuestionnaire } from "./download-questionnaire";
import { QuestionnaireView, type Section } from "./questionnaire-view";

type Framework = Outputs["maturity"]["findFramework"];

/** A framework's questions on paper, for a workshop without screens. */
export function BlankQuestionnaire({ framework }: { framework: Framework }) {
  const { key, title, version, minutes, publisher, questions } = framework;
  return (
    <QuestionnaireView
      crumbs={[
        { label: "Frameworks", href: "/frameworks" },
        { label: title, href: `/frameworks/${key}` },
      ]}
      title="Questionnaire"
      finding={`${counted(questions.length, "question", "questions")}, about ${minutes} minutes. Mark one box each; "we do not know" is an answer.`}
      facts={
        <p>
          {title}, version {version}, {publisher}. Team: ____________________ Date: ____________
        </p>
      }
      running={`${title}, version ${version}`}
      sections={sectionsOf(framework)}
      actions={<DownloadQuestionnaire source={{ framework: key }} />}
      zone="UTC"
    />
  );
}

function sectionsOf({ dimensions, questions, levels }: Framework): Section[] {
  const titles = new Map<number | string, string>(
    levels.map(({ ordinal, title }) => [ordinal, title]),
  );
  return dimensions.flatMap((dimension): Section[] => {
    const own = questions.filter((one) => one.dimension === dimension.key);
    if (own.length === 0) return [];
    const asked = own.map(({ key, question, statement, kind, level, options }) => ({
      key,
      question,
      statement,
      kind,
      levelTitle: titles.get(level) ?? null,
      options: options.map((option) => ({ key: option.key, label: option.label })),
      answer: null,
      words: null,
      documents: [],
    }));
    return [{ ...dimension, questions: asked }];
  });
}
