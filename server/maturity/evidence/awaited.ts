import { isKnownCheck } from "../rules/check-catalog";

/** What a check without an implementation waits for, by ranges of the catalogue. */
const sources: readonly (readonly [from: number, to: number, source: string])[] = [
  [1, 1, "models in production"],
  [2, 2, "the roles of the people behind a model"],
  [3, 3, "use cases with their business figures"],
  [4, 4, "model cards"],
  [5, 5, "the data catalogue"],
  [6, 6, "risk reviews of models"],
  [7, 8, "models in production"],
  [9, 9, "the code and the reasons behind versions of data"],
  [10, 10, "pipeline runs"],
  [11, 11, "training runs"],
  [12, 12, "the data catalogue"],
  [13, 14, "pipeline runs"],
  [15, 17, "the data catalogue"],
  [18, 18, "the feature catalogue"],
  [19, 19, "deployments"],
  [20, 20, "the feature catalogue"],
  [21, 21, "the importance and the cost of features"],
  [22, 22, "the day on which a feature was proposed"],
  [23, 25, "training runs"],
  [26, 27, "pipeline runs"],
  [28, 28, "training runs"],
  [29, 29, "deployments"],
  [30, 30, "models in production"],
  [31, 35, "pipeline runs"],
  [36, 36, "training runs"],
  [37, 44, "reports from your CI system"],
  [45, 47, "test reports of model versions"],
  [48, 53, "evaluations of model versions"],
  [54, 58, "approvals and deployments"],
  [59, 60, "A/B tests"],
  [61, 62, "deployments"],
  [63, 73, "monitors and their results"],
  [74, 75, "incidents"],
  [76, 83, "retraining policies and retraining runs"],
  [84, 86, "values of business figures"],
  [87, 87, "budgets and spending"],
  [88, 88, "the roles of the people behind a model"],
  [89, 89, "models in production"],
  [90, 90, "deployment rights of environments"],
  [91, 92, "Cairn's own records"],
  [93, 99, "generative AI deployments"],
];

/** The source a check needs, as in "waits for training runs". */
export function sourceOf(id: string): string {
  if (!isKnownCheck(id)) return "a source Cairn does not know";
  if (id.startsWith("T")) return "the team's records in Cairn";
  const number = Number(id.slice(1));
  return (
    sources.find(([from, to]) => number >= from && number <= to)?.[2] ??
    "a source Cairn does not know"
  );
}
