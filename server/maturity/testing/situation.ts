/** A team with one model that changes a few times a year, and money for twenty days. */
export const situation = {
  stage: "production",
  productionModels: 1,
  changesPerYear: 3,
  mlCore: false,
  regulated: false,
  decisionUse: true,
  labelDelayDays: null,
  dayRate: 800,
  budget: 16_000,
  daysPerWeek: 4,
} as const;
