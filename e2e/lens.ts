/** A small AWS custom lens; its improvement plan is something no framework carries. */
export const lensNamed = (name: string, highRisk = "default"): string =>
  JSON.stringify(
    {
      schemaVersion: "2021-11-01",
      name,
      description: "How models are looked after.",
      pillars: [
        {
          id: "operate",
          name: "Operate",
          questions: [
            {
              id: "watching",
              title: "How do you watch models?",
              choices: [
                {
                  id: "alerts",
                  title: "Alerts reach a person.",
                  improvementPlan: { displayText: "Set up alerts." },
                },
                { id: "drift", title: "Drift is measured." },
              ],
              riskRules: [
                { condition: "alerts && drift", risk: "NO_RISK" },
                { condition: "alerts || drift", risk: "MEDIUM_RISK" },
                { condition: highRisk, risk: "HIGH_RISK" },
              ],
            },
          ],
        },
      ],
    },
    null,
    2,
  );
