import type { Story } from "../story";

/** One model in trial and one person more: level 1 is what its situation asks for, and it says so. */
export const startUp: Story = {
  name: "Demo Route planning",
  purpose: "An invented start-up for which level 1 is right today.",
  people: [
    { key: "nora", name: "Nora Quist", role: "lead" },
    { key: "sam", name: "Sam Adler", role: "engineer" },
  ],
  writer: "sam",
  situation: {
    daysAgo: 130,
    facts: {
      stage: "poc",
      productionModels: 1,
      changesPerYear: 1,
      mlCore: false,
      regulated: false,
      decisionUse: false,
      labelDelayDays: 2,
      dayRate: 500,
      budget: 8000,
      daysPerWeek: 1,
    },
  },
  sittings: [
    {
      framework: "five-levels",
      daysAgo: 128,
      signed: "Where we begin",
      firm: 0,
      always: 0.25,
      but: { "S2-01": 0.5, "S2-02": 0.25, "SX-16": "not known", "SX-21": "not known" },
    },
    {
      framework: "five-levels",
      daysAgo: 12,
      signed: "Enough for a trial",
      firm: 1,
      always: 0.5,
      but: { "S2-01": 1, "SX-11": 1, "SX-09": 0.5, "SX-16": "not known", "SX-21": "not known" },
    },
    {
      framework: "google",
      daysAgo: 3,
      signed: null,
      dueInDays: 11,
      firm: 0,
      always: 0.25,
      answered: 19,
      but: { "G1-08": 0.5 },
    },
  ],
  items: [
    {
      practice: "S1-03",
      title: "Compare planned and driven times every week",
      daysAgo: 100,
      owner: "sam",
      dueInDays: 18,
      effortDays: 3,
      begun: 40,
    },
    {
      practice: "S2-04",
      title: "Add tests for the map data",
      daysAgo: 45,
      owner: "nora",
      dueInDays: 40,
      effortDays: 2,
    },
  ],
  months: [100, 70, 40, 1],
  training: {
    experiment: "Demo route planning",
    data: "delivery-rounds",
    metric: { name: "share_on_time", first: 0.61, last: 0.74 },
    runs: { from: 120, to: 12, every: 18 },
    leaves: { commit: true, clean: true, data: false },
    model: null,
  },
};
