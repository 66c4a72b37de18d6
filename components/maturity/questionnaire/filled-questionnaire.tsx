import type { Outputs } from "~/server/api/trpc/root";
import { formatTime } from "../../ui/format-time";
import { DownloadQuestionnaire } from "./download-questionnaire";
import { QuestionnaireView } from "./questionnaire-view";
import { dayWords } from "../words";

type Filled = Outputs["maturity"]["questionnaire"];

/** An assessment on paper: what was answered, by whom and when, and room where nothing was. */
export function FilledQuestionnaire({ filled, zone }: { filled: Filled; zone: string }) {
  const { id, team, framework, sections, counted, status, dueOn, printedAt } = filled;
  const all = sections.flatMap(({ questions }) => questions);
  const answered = all.filter(({ answer }) => answer !== null).length;
  const name = `${team.name}, ${framework.title}`;
  const asOf = formatTime(printedAt, "datetime", zone);
  return (
    <QuestionnaireView
      crumbs={[
        { label: "Assessments", href: "/assessments" },
        { label: name, href: `/assessments/${id}` },
      ]}
      title="Questionnaire"
      finding={`${answered} of ${all.length} answered.`}
      facts={
        <p>
          {name}, version {framework.version}. As of {asOf}.
          {status === "final" && filled.signedOffBy !== null
            ? ` Signed off by ${filled.signedOffBy}.`
            : " Not signed off."}
          {dueOn !== null && status === "open" && ` Due ${dayWords(dueOn)}.`}
          {counted !== null && ` ${counted}`}
        </p>
      }
      running={`${name}, version ${framework.version}, as of ${asOf}`}
      sections={sections}
      actions={<DownloadQuestionnaire source={{ assessmentId: id }} />}
      zone={zone}
    />
  );
}
