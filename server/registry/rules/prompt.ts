import type { Clause, Filter } from "~/server/tracking/rules/filter/ast";

/** MLflow keeps prompts as models with this tag; they are no models to anybody else. */
export const IS_PROMPT = "mlflow.prompt.is_prompt";

const isAboutPrompts = ({ entity, key }: Clause): boolean => entity === "tag" && key === IS_PROMPT;

/** A condition that holds without the tag, too: the reference's client sends one with every search for models. */
export const holdsForModels = (clause: Clause): boolean =>
  isAboutPrompts(clause) &&
  clause.kind === "compare" &&
  ((clause.operator === "!=" && clause.value === "true") ||
    (clause.operator === "=" && clause.value === "false"));

/** Whether a search says itself if it wants prompts or models; all others are for models. */
export function mentionsPrompts(filter: Filter | null): boolean {
  if (filter === null) return false;
  switch (filter.kind) {
    case "and":
    case "or":
      return filter.terms.some(mentionsPrompts);
    case "not":
      return mentionsPrompts(filter.term);
    default:
      return isAboutPrompts(filter);
  }
}
