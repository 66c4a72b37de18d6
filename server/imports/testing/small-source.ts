import { Readable } from "node:stream";
import { noSource, type Source } from "../adapters/source";
import type { BroughtLoggedModel, BroughtRun, BroughtVersion } from "../rules/brought";

/** Ids as MLflow gives them: 32 hexadecimal digits. */
const hexOf = (seed: string, number: number): string =>
  Buffer.from(`${seed} ${number}`.padEnd(16, "-").slice(0, 16)).toString("hex");

export type Shape = {
  /** Sources of different seeds share no id. */
  readonly seed: string;
  readonly runs: number;
  readonly experiment: string;
  readonly model: string;
};

const START_MS = 1_700_000_000_000;
/** Runs of a page, so that a small source has several. */
const PAGE = 2;

export function runOf({ seed }: Shape, number: number): BroughtRun {
  return {
    id: hexOf(`${seed}r`, number),
    experimentId: "7",
    name: `${seed} run ${number}`,
    userName: "somebody",
    status: "FINISHED",
    startedMs: START_MS + number,
    endedMs: START_MS + number + 500,
    artifactUri: `mlflow-artifacts:/7/${hexOf(`${seed}r`, number)}/artifacts`,
    isDeleted: false,
    params: [{ key: "depth", value: String(number) }],
    tags: [{ key: "team", value: `${seed} team` }],
    latest: [{ key: "loss", value: 0.25, timestamp: START_MS + 2, step: 2 }],
    datasets: [
      {
        name: "customers",
        digest: "d1",
        sourceType: "local",
        source: "{}",
        schema: null,
        profile: null,
        tags: [{ key: "mlflow.data.context", value: "training" }],
      },
    ],
    links: number === 0 ? [{ modelId: `m-${hexOf(`${seed}m`, 0)}`, role: "output", step: 3 }] : [],
  };
}

const series = [0, 1, 2].map((step) => ({
  key: "loss",
  value: 1 / (step + 2),
  timestamp: START_MS + step,
  step,
}));

const times = { createdMs: START_MS, updatedMs: START_MS + 1000 };
const modelIdOf = ({ seed }: Shape): string => `m-${hexOf(`${seed}m`, 0)}`;
const whyOf = ({ seed }: Shape) => [{ key: "why", value: seed }];

function loggedModelOf(shape: Shape): BroughtLoggedModel {
  const { id: sourceRunId } = runOf(shape, 0);
  const measured = { runId: sourceRunId, datasetName: "customers", datasetDigest: "d1" };
  return {
    id: modelIdOf(shape),
    experimentId: "7",
    name: "model",
    modelType: "",
    status: "LOGGED_MODEL_READY",
    statusMessage: "",
    sourceRunId,
    artifactUri: "",
    ...times,
    params: [{ key: "depth", value: "0" }],
    tags: whyOf(shape),
    metrics: [{ key: "loss", value: 0.25, timestamp: START_MS, step: 2, ...measured }],
  };
}

const versionOf = (shape: Shape): BroughtVersion => ({
  model: shape.model,
  version: 1,
  description: "",
  source: `models:/${modelIdOf(shape)}`,
  runId: runOf(shape, 0).id,
  runLink: "",
  loggedModelId: modelIdOf(shape),
  userName: "somebody",
  stage: "None",
  tags: whyOf(shape),
  ...times,
});

const only = <Item>(item: Item) => Promise.resolve({ items: [item], next: null });

/** A source in memory: one experiment with runs, a logged model, and a registered model with a version and an alias. */
export function smallSource(shape: Shape): Source {
  const runs = Array.from({ length: shape.runs }, (_, number) => runOf(shape, number));
  const { id: first } = runOf(shape, 0);
  const tags = whyOf(shape);
  const experiment = { id: "7", name: shape.experiment, artifactRoot: "", isDeleted: false };
  const aliases = [{ alias: "champion", version: 1 }];
  return {
    ...noSource,
    experiments: () => Promise.resolve([{ ...experiment, tags, ...times }]),
    runs: (_experiment, token) => {
      const from = Number(token ?? 0);
      const next = from + PAGE < runs.length ? String(from + PAGE) : null;
      return Promise.resolve({ items: runs.slice(from, from + PAGE), next });
    },
    points: (asked) => Promise.resolve(new Map(asked.map(({ id }) => [id, series]))),
    loggedModels: () => only(loggedModelOf(shape)),
    models: () => only({ name: shape.model, description: shape.seed, tags, aliases, ...times }),
    versions: () => only(versionOf(shape)),
    files: async function* ({ kind, id }) {
      if (id !== first) return;
      const open = () => Promise.resolve(Readable.from([Buffer.from("report")]));
      yield await Promise.resolve({ path: `${kind}/report.txt`, bytes: 6, open });
    },
  };
}
