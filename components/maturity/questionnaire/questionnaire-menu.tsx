"use client";

import { ClipboardList } from "lucide-react";
import { Menu } from "../../ui/menu";

/** On paper and away from Cairn: print, fill in, bring back. */
export function QuestionnaireMenu({
  assessmentId,
  canImport,
}: {
  assessmentId: string;
  canImport: boolean;
}) {
  const here = `/assessments/${assessmentId}`;
  return (
    <Menu
      label="Questionnaire"
      icon={<ClipboardList size={16} aria-hidden />}
      items={[
        {
          kind: "link",
          label: "Print or download",
          detail: "All questions with what was answered",
          href: `${here}/questionnaire`,
        },
        ...(canImport
          ? [
              {
                kind: "link" as const,
                label: "Import answers",
                detail: "From a file that was filled in",
                href: `${here}/import`,
              },
            ]
          : []),
      ]}
    />
  );
}
