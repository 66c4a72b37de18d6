/** A small sound lens as AWS would export it; `change` works on a copy. */
export const lens = {
  schemaVersion: "2021-11-01",
  name: "Model Care",
  description: "How models are looked after.",
  pillars: [
    {
      id: "operate",
      name: "Operate",
      questions: [
        {
          id: "watching",
          title: "How do you watch models?",
          description: "Watching finds decay early.",
          choices: [
            {
              id: "alerts",
              title: "Alerts reach a person.",
              helpfulResource: { displayText: "Somebody must look.", url: "https://example.org/a" },
              improvementPlan: { displayText: "Set up alerts.", url: "https://example.org/b" },
            },
            { id: "drift", title: "Drift is measured.", description: "Data changes." },
            { id: "watching_no", title: "None of these" },
          ],
          riskRules: [
            { condition: "alerts && drift", risk: "NO_RISK" },
            { condition: "watching_no", risk: "HIGH_RISK" },
            { condition: "default", risk: "MEDIUM_RISK" },
          ],
        },
      ],
    },
  ],
};

export type Lens = typeof lens;

export const lensText = (change: (copy: Lens) => void = () => undefined): string => {
  const copy = structuredClone(lens);
  change(copy);
  return JSON.stringify(copy, null, 2);
};

/** The same lens with other rules for its one question, written as `condition -> risk`. */
export const withRules = (...rules: readonly string[]): string =>
  lensText(({ pillars: [pillar] }) => {
    const [question] = pillar?.questions ?? [];
    if (question === undefined) throw new Error("The sample lens has a question.");
    question.riskRules = rules.map((rule) => {
      const [condition = "", risk = ""] = rule.split(" -> ");
      return { condition, risk };
    });
  });
