import type { Story } from "../story";

/** Answered once, more than half a year ago; the next assessment is overdue and empty, and its engineer has left. */
export const silent: Story = {
  name: "Demo Demand forecast",
  purpose: "An invented team that answered once and has been silent since.",
  people: [
    { key: "tomas", name: "Tomas Berg", role: "lead" },
    { key: "lucia", name: "Lucia Ferri", role: "engineer", left: 100 },
  ],
  writer: "tomas",
  situation: null,
  sittings: [
    {
      framework: "five-levels",
      daysAgo: 185,
      signed: "First and only look",
      firm: 1,
      always: 0.5,
      but: {
        "S2-01": 1,
        "S2-02": 0.25,
        "S3-02": "not known",
        "S5-06": "not known",
        "SX-16": "not known",
        "SX-21": "not known",
      },
    },
    {
      framework: "google",
      daysAgo: 70,
      signed: null,
      dueInDays: -28,
      firm: 0,
      always: 0,
      answered: 0,
    },
  ],
  items: [
    {
      practice: "S2-04",
      title: "Add tests for the forecast features",
      daysAgo: 160,
      owner: "lucia",
      dueInDays: -75,
      effortDays: 4,
    },
    {
      practice: "S2-05",
      title: "Watch the forecast while it runs",
      daysAgo: 160,
      owner: "lucia",
      dueInDays: -40,
      effortDays: 6,
    },
    {
      practice: "S3-05",
      title: "Compare each forecast with what was sold",
      daysAgo: 155,
      owner: null,
      dueInDays: null,
      effortDays: null,
    },
  ],
  months: [],
  readings: [150, 120, 90, 60, 30],
};
