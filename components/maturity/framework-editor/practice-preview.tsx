"use client";

import { at, isObject, type Json, type Path } from "~/server/maturity/rules/framework-edit";
import {
  AnswerFields,
  type AskedQuestion,
  QuestionMarks,
  WhyItMatters,
} from "../assess/asked-question";
import { Card } from "../../ui/card";
import { Quiet } from "../../ui/quiet";
import styles from "./editor.module.css";
import { listAt, wordsAt } from "./specs";

const nothingSaid = { response: { kind: "cleared" }, note: "" } as const;
const ignore = () => undefined;

/** The selected practice as assessors will see it: the same fields, switched off. Only what is asked has one. */
export function PracticePreview({ data, path }: { data: Json; path: Path }) {
  const question = questionAt(data, path);
  return (
    <Card title="As an assessor sees it">
      {question === null ? (
        <Quiet>This kind of practice is shown beside its level and asked nobody.</Quiet>
      ) : (
        <fieldset disabled className={styles["preview"]} aria-label={`Preview of ${question.key}`}>
          <QuestionMarks question={question} />
          <AnswerFields question={question} said={nothingSaid} onSaid={ignore} />
          <WhyItMatters question={question} />
        </fieldset>
      )}
    </Card>
  );
}

/** What the file says now, finished or not: a word that is missing is shown as missing. */
function questionAt(data: Json, path: Path): AskedQuestion | null {
  const words = (name: string) => wordsAt(data, [...path, name]);
  const kind = words("kind");
  if (kind !== "R" && kind !== "O") return null;
  return {
    key: words("key"),
    kind,
    levelTitle: levelTitleOf(data, at(data, [...path, "level"])),
    question: words("question") || "No question yet",
    statement: words("statement"),
    why: words("why") || "No reason yet",
    options: optionsAt(data, path),
  };
}

const levelTitleOf = (data: Json, ordinal: Json | undefined): string | null => {
  const level = listAt(data, ["levels"]).find((one) => at(one, ["ordinal"]) === ordinal);
  return level === undefined ? null : wordsAt(level, ["title"]);
};

/** The shared set with this practice's own wording, as `rules/options` puts them together. */
function optionsAt(data: Json, path: Path): AskedQuestion["options"] {
  const name = wordsAt(data, [...path, "answerSet"]);
  const set = listAt(data, ["answerSets"]).find((one) => wordsAt(one, ["key"]) === name);
  const own = at(data, [...path, "options"]);
  return listAt(set ?? null, ["options"]).map((option) => {
    const key = wordsAt(option, ["key"]);
    const better = isObject(own) ? wordsAt(own, [key]) : "";
    return { key, label: better || wordsAt(option, ["label"]) };
  });
}
