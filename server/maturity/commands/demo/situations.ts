import type { SituationFacts } from "../set-context";

/** What the demonstration's teams say of their situation, by name; one of them has not said anything yet. */
export const situations: Readonly<Record<string, SituationFacts>> = {
  "Demo Card fraud": {
    stage: "production",
    productionModels: 4,
    changesPerYear: 8,
    mlCore: false,
    regulated: true,
    decisionUse: true,
    labelDelayDays: 45,
    dayRate: 850,
    budget: 10_000,
    daysPerWeek: 4,
  },
  "Demo Credit scoring": {
    stage: "production",
    productionModels: 2,
    changesPerYear: 4,
    mlCore: false,
    regulated: true,
    decisionUse: true,
    labelDelayDays: 365,
    dayRate: 850,
    budget: 120_000,
    daysPerWeek: 6,
  },
};
