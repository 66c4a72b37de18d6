import type { AskedPractice } from "../../rules/framework";

export const data = [
  {
    key: "GO-01",
    dimension: "data",
    level: "every",
    kind: "R",
    statement:
      "Cutting documents into pieces and turning them into vectors is a versioned pipeline that can be run again.",
    question: "Is the way you cut and embed documents versioned, so that it can be run again?",
    why: "Answers depend on how texts were cut. Without the version nobody can find out why they changed.",
    answerSet: "extent",
    options: { most: "Yes, most or all of it is in place, or we ground nothing on documents." },
    validityDays: 180,
    evidence: { partial: ["C98"] },
    effortDays: 6,
    benefit: 3,
    source: { code: "overlay", locator: "Data operations" },
  },
  {
    key: "GO-02",
    dimension: "data",
    level: "every",
    kind: "R",
    statement: "Search indexes are fresh, available, and forget what must be erased.",
    question:
      "Do your search indexes meet what you promised for freshness, availability and erasure?",
    why: "An old index gives confident old answers, and a deleted document may still speak through it.",
    answerSet: "extent",
    options: { most: "Yes, most or all of it is in place, or we use no search index." },
    validityDays: 180,
    evidence: { allOf: ["C98"] },
    effortDays: 6,
    benefit: 4,
    dependsOn: ["GO-01"],
    source: { code: "overlay", locator: "Data operations" },
  },
] as const satisfies readonly AskedPractice[];
