import type { Readable } from "node:stream";
import type {
  Batch,
  BroughtExperiment,
  BroughtLoggedModel,
  BroughtModel,
  BroughtRun,
  BroughtVersion,
  Owner,
  Point,
} from "../rules/brought";

export type SourceFile = {
  readonly path: string;
  /** Null when the source does not say. */
  readonly bytes: number | null;
  readonly open: () => Promise<Readable>;
};

/** Where an import reads from. Every page can be asked for again by its token, also by another process. */
export type Source = {
  readonly experiments: () => Promise<readonly BroughtExperiment[]>;
  readonly runs: (experimentId: string, token: string | null) => Promise<Batch<BroughtRun>>;
  /** Every point of these runs, by run. */
  readonly points: (runs: readonly BroughtRun[]) => Promise<ReadonlyMap<string, readonly Point[]>>;
  readonly loggedModels: (
    experimentId: string,
    token: string | null,
  ) => Promise<Batch<BroughtLoggedModel>>;
  readonly models: (token: string | null) => Promise<Batch<BroughtModel>>;
  readonly versions: (token: string | null) => Promise<Batch<BroughtVersion>>;
  readonly files: (owner: Owner) => AsyncIterable<SourceFile>;
  readonly close: () => Promise<void>;
};

const nowhere = () => Promise.reject(new Error("An undo reads from nowhere."));

/** What an undo needs of a source: nothing. */
export const noSource: Source = {
  experiments: nowhere,
  runs: nowhere,
  points: nowhere,
  loggedModels: nowhere,
  models: nowhere,
  versions: nowhere,
  files: async function* () {
    yield* [];
  },
  close: () => Promise.resolve(),
};
