/**
 * Three invented teams. Days count back from the day the demonstration is loaded, so that it never looks old.
 * Answers: every practice up to `firm` is said to be in place, those of the next level to be half there, the rest
 * not; practices without a level follow `always`. `but` names the exceptions, as a share or "not known".
 */
export type Sitting = {
  readonly framework: "five-levels" | "google";
  readonly daysAgo: number;
  /** Null leaves the assessment open; otherwise the name of its milestone. */
  readonly signed: string | null;
  readonly dueInDays?: number;
  readonly firm: number;
  readonly always: number;
  readonly but?: Readonly<Record<string, number | "not known" | "open">>;
  /** Answers given so far, from the first question on; all when left out. */
  readonly answered?: number;
};

export type Item = {
  readonly practice: string;
  readonly title: string;
  readonly daysAgo: number;
  /** Whether the person who loads the demonstration owns it. */
  readonly owned: boolean;
  readonly dueInDays: number | null;
  readonly effortDays: number | null;
  readonly status: "planned" | "doing" | "done" | "dropped";
};

export type Story = {
  readonly name: string;
  readonly purpose: string;
  readonly sittings: readonly Sitting[];
  readonly items: readonly Item[];
};

const overclaiming: Story = {
  name: "Demo Card fraud",
  purpose: "An invented team that says it is further than its records show.",
  sittings: [
    {
      framework: "five-levels",
      daysAgo: 150,
      signed: "Before the new platform",
      firm: 1,
      always: 0.5,
      but: { "SX-12": 1, "S2-01": 1, "S2-04": 0.5 },
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
    ["S5-02", "Write down why each model is retrained"],
    ["S5-04", "Find causes before retraining"],
    ["SX-17", "Measure how fast the fraud model goes stale"],
    ["S5-06", "Know what retraining costs"],
  ].map(([practice = "", title = ""]) => ({
    practice,
    title,
    daysAgo: 60,
    owned: false,
    dueInDays: null,
    effortDays: null,
    status: "planned",
  })),
};

const beginner: Story = {
  name: "Demo Demand forecast",
  purpose: "An invented team at its beginning that says what it does not know.",
  sittings: [
    {
      framework: "five-levels",
      daysAgo: 120,
      signed: "First look",
      firm: 0,
      always: 0,
      but: {
        "S2-01": 0.5,
        "S2-02": 0.25,
        "S3-02": "not known",
        "S5-06": "not known",
        "SX-16": "not known",
        "SX-21": "not known",
      },
    },
    {
      framework: "five-levels",
      daysAgo: 12,
      signed: "After a quarter",
      firm: 1,
      always: 0.25,
      but: {
        "S2-01": 1,
        "S2-04": 0.5,
        "S3-02": "not known",
        "SX-21": "not known",
        "S1-04": "open",
      },
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
      practice: "S2-04",
      title: "Add tests for the forecast features",
      daysAgo: 10,
      owned: true,
      dueInDays: 25,
      effortDays: null,
      status: "planned",
    },
  ],
};

const owning: Story = {
  name: "Demo Credit scoring",
  purpose: "An invented team whose improvement work has owners, dates and effort.",
  sittings: [
    { framework: "five-levels", daysAgo: 170, signed: "Starting point", firm: 1, always: 0.25 },
    {
      framework: "five-levels",
      daysAgo: 85,
      signed: "Mid-year",
      firm: 2,
      always: 0.5,
      but: { "SX-11": 1, "SX-09": 1 },
    },
    {
      framework: "five-levels",
      daysAgo: 8,
      signed: "Now",
      firm: 3,
      always: 1,
      but: { "SX-17": 0.25, "SX-16": 0.5, "S5-03": "not known" },
    },
    {
      framework: "google",
      daysAgo: 30,
      signed: "First Google assessment",
      firm: 1,
      always: 0.5,
      but: { "G2-05": 0, "G2-17": "not known" },
    },
  ],
  items: [
    {
      practice: "S4-01",
      title: "Run the whole test suite on every change",
      daysAgo: 40,
      owned: true,
      dueInDays: 20,
      effortDays: 8,
      status: "doing",
    },
    {
      practice: "S4-02",
      title: "Deploy validated models without hands",
      daysAgo: 40,
      owned: true,
      dueInDays: 60,
      effortDays: 10,
      status: "planned",
    },
    {
      practice: "S4-03",
      title: "Compare each candidate with the current model",
      daysAgo: 35,
      owned: true,
      dueInDays: 75,
      effortDays: 10,
      status: "planned",
    },
    {
      practice: "SX-10",
      title: "Name a deputy for the scoring models",
      daysAgo: 70,
      owned: true,
      dueInDays: -5,
      effortDays: 1,
      status: "done",
    },
    {
      practice: "S3-06",
      title: "Practise going back to the previous model",
      daysAgo: 90,
      owned: true,
      dueInDays: -20,
      effortDays: 6,
      status: "done",
    },
  ],
};

export const stories: readonly Story[] = [overclaiming, beginner, owning];
