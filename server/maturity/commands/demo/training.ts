import { TEAM_TAG } from "~/server/tracking/rules/special-tags";

/**
 * How an invented team trains: one experiment, and the model that comes of it. Days count back from today. What a run
 * leaves behind is what the team is careful about, so that checks find what the story says.
 */
export type Training = {
  readonly experiment: string;
  /** Null: nothing is registered. */
  readonly model: TrainedModel | null;
  readonly data: string;
  readonly metric: { readonly name: string; readonly first: number; readonly last: number };
  readonly runs: { readonly from: number; readonly to: number; readonly every: number };
  readonly leaves: {
    readonly commit: boolean;
    readonly clean: boolean;
    readonly data: boolean;
  };
};

export type TrainedModel = {
  readonly name: string;
  readonly description: string;
  readonly useCase: string;
  readonly riskTier: "low" | "medium" | "high";
  readonly lifecycle: "development" | "production";
  /** Keys of the story's people. */
  readonly owner: string | null;
  readonly deputy: string | null;
  /** Columns that go in. */
  readonly columns: readonly string[];
  /** Each of the run next to that day; every one was champion until the next. */
  readonly versions: readonly { readonly daysAgo: number; readonly description: string }[];
};

export type TrainedRun = {
  readonly daysAgo: number;
  readonly minutes: number;
  readonly status: "FINISHED" | "FAILED";
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Values of each metric, one per epoch. */
  readonly series: Readonly<Record<string, readonly number[]>>;
  /** The month's cut of the data. */
  readonly digest: string;
};

const EPOCHS = 30;
const DAYS_OF_A_CUT = 30;

/** Between 0 and 1, always the same for the same number: an invented past must not change with every start. */
function noise(seed: number): number {
  const wild = Math.sin(seed * 12.9898) * 43_758.5453;
  return wild - Math.floor(wild);
}

const pick = (seed: number, choices: readonly string[]): string =>
  choices[Math.floor(noise(seed) * choices.length)] ?? "";

const hex = (seed: number, length: number): string =>
  Array.from({ length }, (_, at) => Math.floor(noise(seed + at * 7.31) * 16).toString(16)).join("");

/** Rises fast, then levels off at `best`. */
const curve = (seed: number, start: number, best: number): number[] =>
  Array.from({ length: EPOCHS }, (_, epoch) => {
    const wobble = (noise(seed + epoch) - 0.5) * 0.004;
    return round(best - (best - start) * Math.exp(-epoch / 6) + (epoch < EPOCHS - 1 ? wobble : 0));
  });

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Every run of an experiment, the oldest first. */
export function runsOf({ runs, metric, leaves, data }: Training, seed: number): TrainedRun[] {
  const count = Math.floor((runs.from - runs.to) / runs.every) + 1;
  return Array.from({ length: count }, (_, index) => {
    const own = seed + index * 101;
    const daysAgo = runs.from - index * runs.every;
    const learned = count === 1 ? 1 : index / (count - 1);
    const best = metric.first + (metric.last - metric.first) * learned + (noise(own) - 0.5) * 0.01;
    const isFailed = noise(own + 0.5) > 0.93;
    return {
      daysAgo,
      minutes: 8 + Math.round(noise(own + 1) * 34),
      status: isFailed ? "FAILED" : "FINISHED",
      params: {
        learning_rate: pick(own + 2, ["0.01", "0.03", "0.1"]),
        max_depth: pick(own + 3, ["4", "6", "8"]),
        n_estimators: pick(own + 4, ["200", "400", "800"]),
      },
      tags: {
        "mlflow.source.name": "train.py",
        ...(leaves.commit ? { "mlflow.source.git.commit": hex(own + 5, 40) } : {}),
        ...(leaves.commit ? { "mlflow.source.git.dirty": leaves.clean ? "false" : "true" } : {}),
      },
      series: isFailed
        ? {}
        : {
            [metric.name]: curve(own, metric.first - 0.15, best),
            loss: curve(own + 6, 0.9, 1 - best),
          },
      digest: hex(data.length + Math.floor(daysAgo / DAYS_OF_A_CUT), 8),
    };
  });
}

/** MLflow keeps each side as JSON inside of JSON. */
export const signatureOf = (columns: readonly string[], output: string) => ({
  inputs: JSON.stringify(columns.map((name) => ({ type: "double", name, required: true }))),
  outputs: JSON.stringify([{ type: "double", name: output, required: true }]),
});

export const DEMO_TAG = "cairn.demo";

export const tagsOfExperiment = (team: string) => [
  { key: TEAM_TAG, value: team },
  { key: DEMO_TAG, value: "true" },
];
