import type { Story } from "../story";

/** Says that hardly anything is in place, while its plan has owners, dates and effort and is kept. */
export const underClaimer: Story = {
  name: "Demo Customer churn",
  purpose: "An invented team that says less than its records show.",
  people: [
    { key: "freya", name: "Freya Lindqvist", role: "lead" },
    { key: "omar", name: "Omar Haddad", role: "engineer" },
    { key: "june", name: "June Park", role: "engineer" },
  ],
  writer: "omar",
  situation: {
    daysAgo: 160,
    facts: {
      stage: "production",
      productionModels: 3,
      changesPerYear: 6,
      mlCore: false,
      regulated: false,
      decisionUse: true,
      labelDelayDays: 30,
      dayRate: 700,
      budget: 60_000,
      daysPerWeek: 5,
    },
  },
  sittings: [
    {
      framework: "five-levels",
      daysAgo: 168,
      signed: "A modest start",
      firm: 0,
      always: 0.25,
      but: { "SX-09": 0, "SX-08": 0, "SX-10": 0 },
    },
    {
      framework: "five-levels",
      daysAgo: 75,
      signed: "Still much to do",
      firm: 1,
      always: 0.25,
      but: { "SX-09": 0, "SX-08": 0, "SX-10": 0, "SX-14": 0.25, "S2-01": 1 },
    },
    {
      framework: "microsoft-2025",
      daysAgo: 40,
      signed: "Under Microsoft's levels",
      firm: 0,
      always: 0.25,
    },
    {
      framework: "five-levels",
      daysAgo: 15,
      signed: "Careful as ever",
      firm: 1,
      always: 0.25,
      but: { "SX-09": 0.25, "SX-08": 0, "SX-10": 0.25, "SX-11": 0.25, "S2-01": 1, "S2-04": 1 },
    },
    {
      framework: "google",
      daysAgo: 5,
      signed: null,
      dueInDays: 9,
      firm: 0,
      always: 0.25,
      voices: {
        freya: { "G1-08": 0, "G1-16": 0.5 },
        omar: { "G1-08": 1, "G1-16": 0.5 },
      },
    },
  ],
  items: [
    ["S2-02", "Bring the customer data in by a pipeline", 150, -60, 100],
    ["S2-05", "Watch the churn model while it runs", 120, -20, 35],
    ["S3-06", "Practise going back to the previous model", 80, 25, null],
    ["S3-03", "Keep every version in one register", 60, 45, null],
    ["SX-17", "Measure how fast the churn model goes stale", 30, 60, null],
  ].map(([practice, title, daysAgo, dueInDays, done], index) => ({
    practice: String(practice),
    title: String(title),
    daysAgo: Number(daysAgo),
    owner: index % 2 === 0 ? "omar" : "june",
    dueInDays: Number(dueInDays),
    effortDays: 5 + index,
    ...(done === null ? {} : { done: Number(done) }),
  })),
  months: [140, 110, 50, 25, 1],
};
