import { isKnownCheck } from "../rules/check-catalog";

/** What a check without an implementation waits for, by ranges of the catalogue. */
const sources: readonly (readonly [from: number, to: number, source: string])[] = [
  [1, 2, "the model register"],
  [3, 3, "use cases with their business figures"],
  [4, 8, "the model register and its model cards"],
  [9, 17, "dataset versions and their pipeline runs"],
  [18, 22, "the feature catalogue"],
  [23, 28, "training runs"],
  [29, 30, "the model register and lineage"],
  [31, 36, "pipeline runs"],
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
  [88, 89, "contributions to model versions"],
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
