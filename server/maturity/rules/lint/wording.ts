import { isAsked, type Framework, type Practice } from "../framework";
import { defect, type Defect } from "./defect";

const SEMVER = /^\d+\.\d+\.\d+$/;

const textsOf = (practice: Practice): Readonly<Record<string, string>> => {
  const { statement } = practice;
  if (!isAsked(practice)) return { statement };
  const { question, why } = practice;
  return { ...practice.options, statement, question, why };
};

const blanks = (subject: string, texts: Readonly<Record<string, string>>): readonly Defect[] =>
  Object.entries(texts)
    .filter(([, text]) => text.trim() === "")
    .map(([name]) =>
      defect(
        "missing_text",
        subject,
        `The ${name} of ${subject} is empty, and people will read it.`,
      ),
    );

/** Text people read must be there, and the version must be one. */
export const wordingDefects = (framework: Framework): readonly Defect[] => {
  const { key, title, summary, publisher, version } = framework;
  const message = `Framework ${key} has version "${version}"; write it as major.minor.patch.`;
  return [
    ...(SEMVER.test(version) ? [] : [defect("bad_version", key, message)]),
    ...blanks(key, { title, summary, publisher }),
    ...framework.levels.flatMap((level) =>
      blanks(level.key, { title: level.title, summary: level.summary }),
    ),
    ...framework.dimensions.flatMap((one) =>
      blanks(one.key, { title: one.title, question: one.question }),
    ),
    ...framework.gates.flatMap((gate) => blanks(gate.key, { message: gate.message })),
    ...framework.answerSets.flatMap((set) =>
      set.options.flatMap((option) => blanks(`${set.key}.${option.key}`, { label: option.label })),
    ),
    ...framework.practices.flatMap((practice) => blanks(practice.key, textsOf(practice))),
  ];
};
