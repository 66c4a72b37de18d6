import { isAsked, type AskedPractice, type Framework, type Practice } from "../framework";
import { defect, type Defect } from "./defect";

const answerDefects = (framework: Framework, practice: AskedPractice): readonly Defect[] => {
  const set = framework.answerSets.find(({ key }) => key === practice.answerSet);
  if (set === undefined) {
    const message = `Practice ${practice.key} uses the answer set "${practice.answerSet}", which does not exist.`;
    return [defect("unknown_answer_set", practice.key, message)];
  }
  const known = new Set(set.options.map(({ key }) => key));
  return Object.keys(practice.options ?? {})
    .filter((key) => !known.has(key))
    .map((key) => {
      const message = `Practice ${practice.key} words the option "${key}", which "${set.key}" does not have.`;
      return defect("unknown_option", practice.key, message);
    });
};

const practiceDefects = (framework: Framework, practice: Practice): readonly Defect[] => {
  const { key, dimension, level, source } = practice;
  const found: Defect[] = [];
  if (!framework.dimensions.some((one) => one.key === dimension)) {
    const message = `Practice ${key} belongs to the dimension "${dimension}", which does not exist.`;
    found.push(defect("unknown_dimension", key, message));
  }
  if (level !== "every" && !framework.levels.some(({ ordinal }) => ordinal === level)) {
    found.push(
      defect("unknown_level", key, `Practice ${key} is on level ${level}, which does not exist.`),
    );
  }
  if (!framework.sources.some(({ code }) => code === source.code) || source.locator.trim() === "") {
    const message = `Practice ${key} must name one of the framework's sources and the place in it.`;
    found.push(defect("missing_source", key, message));
  }
  return isAsked(practice) ? [...found, ...answerDefects(framework, practice)] : found;
};

/** Every name a practice uses must exist. */
export const referenceDefects = (framework: Framework): readonly Defect[] => {
  const sourced = framework.sources.length > 0;
  const message = `Framework ${framework.key} names no source; say where its practices come from.`;
  return [
    ...(sourced ? [] : [defect("missing_source", framework.key, message)]),
    ...framework.practices.flatMap((practice) => practiceDefects(framework, practice)),
  ];
};
