import type { AskedPractice } from "../../rules/framework";

/** Asked by the editions of 2020 and of 2025. */
export const build = [
  {
    key: "M1-T1",
    dimension: "build",
    level: 1,
    kind: "R",
    statement: "Builds start by themselves.",
    question: "Is every change of your application and model code built automatically?",
    why: "A build by hand depends on one machine and one memory. An automatic one can be repeated by anybody.",
    answerSet: "changes",
    validityDays: 180,
    evidence: { allOf: ["C38"] },
    effortDays: 4,
    benefit: 4,
    source: { code: "microsoft", locator: "Level 1: technology" },
  },
  {
    key: "M1-T2",
    dimension: "build",
    level: 1,
    kind: "R",
    statement: "Application code is tested automatically.",
    question: "Do automated tests run on changes to your application code?",
    why: "The application around a model breaks like any other. Tests find that before users do.",
    answerSet: "changes",
    validityDays: 180,
    evidence: { allOf: ["C37"] },
    effortDays: 6,
    benefit: 4,
    dependsOn: ["M1-T1"],
    source: { code: "microsoft", locator: "Level 1: technology" },
  },
  {
    key: "M3-T2",
    dimension: "build",
    level: 3,
    kind: "R",
    statement:
      "All code is tested automatically: the application, the data preparation and the training.",
    question: "Do automated tests cover all code: application, data preparation and training?",
    why: "Errors in data and training code raise no alarm. They come out as a model that is quietly worse.",
    answerSet: "changes",
    validityDays: 180,
    evidence: { allOf: ["C37", "C39"] },
    effortDays: 10,
    benefit: 4,
    dependsOn: ["M1-T2"],
    source: { code: "microsoft", locator: "Level 3: technology" },
  },
] as const satisfies readonly AskedPractice[];

/** Added by the edition of 2025. */
export const buildOf2025 = [
  {
    key: "M1-T3",
    dimension: "build",
    level: 1,
    kind: "R",
    statement: "All code is in version control.",
    question: "Is the code of your models and applications in version control?",
    why: "Without it nobody can say what changed, or go back to what worked.",
    answerSet: "models",
    validityDays: 180,
    evidence: { allOf: ["C24"] },
    effortDays: 3,
    benefit: 5,
    source: { code: "microsoft", locator: "Level 1: technology" },
  },
] as const satisfies readonly AskedPractice[];
