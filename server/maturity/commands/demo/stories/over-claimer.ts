import type { Story } from "../story";

/** Work that nobody owns; one item has a date, which has passed. */
const undated: Story["items"] = [
  ["S5-02", "Write down why each model is retrained"],
  ["S5-04", "Find causes before retraining"],
  ["SX-17", "Measure how fast the fraud model goes stale"],
  ["S5-06", "Know what retraining costs"],
].map(([practice = "", title = ""]) => ({
  practice,
  title,
  daysAgo: 110,
  owner: null,
  dueInDays: practice === "SX-17" ? -30 : null,
  effortDays: null,
}));

/** Says that level 4 is reached; nobody owns the plan, its dates pass, and it is signed by the one who answered. */
export const overClaimer: Story = {
  name: "Demo Card fraud",
  purpose: "An invented team that says it is further than its records show.",
  people: [
    { key: "marek", name: "Marek Novak", role: "lead" },
    { key: "ines", name: "Ines Costa", role: "engineer", left: 45 },
  ],
  writer: "marek",
  situation: {
    daysAgo: 140,
    facts: {
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
  },
  sittings: [
    {
      framework: "five-levels",
      daysAgo: 175,
      signed: "Before the new platform",
      firm: 1,
      always: 0.5,
      but: { "SX-12": 1, "S2-01": 1, "S2-04": 0.5 },
    },
    {
      framework: "five-levels",
      daysAgo: 96,
      signed: "The new platform is bought",
      firm: 3,
      always: 1,
      but: { "SX-17": 0.25, "SX-16": "not known" },
    },
    {
      framework: "five-levels",
      daysAgo: 20,
      signed: "After the new platform",
      firm: 4,
      always: 1,
      but: { "SX-17": 0.25, "SX-16": "not known", "S5-03": "not known" },
    },
  ],
  items: [
    {
      practice: "SX-11",
      title: "Put a date on everything in the plan",
      daysAgo: 110,
      owner: "ines",
      dueInDays: -60,
      effortDays: 2,
      done: 50,
    },
    ...undated,
  ],
  months: [150, 120, 60, 30, 1],
};
