/** What a source hands over, in one shape whatever the source is. Times are milliseconds since 1970. */
export type Text = { readonly key: string; readonly value: string };

export type Point = {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
};

export type BroughtExperiment = {
  readonly id: string;
  readonly name: string;
  readonly artifactRoot: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly isDeleted: boolean;
  readonly tags: readonly Text[];
};

export type BroughtDataset = {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string | null;
  readonly profile: string | null;
  readonly tags: readonly Text[];
};

export type BroughtLink = {
  readonly modelId: string;
  readonly role: "input" | "output";
  readonly step: number;
};

export type RunStatus = "RUNNING" | "SCHEDULED" | "FINISHED" | "FAILED" | "KILLED";

export type BroughtRun = {
  readonly id: string;
  readonly experimentId: string;
  readonly name: string;
  readonly userName: string;
  readonly status: RunStatus;
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly artifactUri: string;
  readonly isDeleted: boolean;
  readonly params: readonly Text[];
  readonly tags: readonly Text[];
  /** The last point of each metric. */
  readonly latest: readonly Point[];
  readonly datasets: readonly BroughtDataset[];
  readonly links: readonly BroughtLink[];
};

export type ModelStatus =
  | "LOGGED_MODEL_PENDING"
  | "LOGGED_MODEL_READY"
  | "LOGGED_MODEL_UPLOAD_FAILED";

export type BroughtLoggedModel = {
  readonly id: string;
  readonly experimentId: string;
  readonly name: string;
  readonly modelType: string;
  readonly status: ModelStatus;
  readonly statusMessage: string;
  readonly sourceRunId: string | null;
  readonly artifactUri: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly params: readonly Text[];
  readonly tags: readonly Text[];
  readonly metrics: readonly (Point & {
    readonly runId: string;
    readonly datasetName: string;
    readonly datasetDigest: string;
  })[];
};

export type BroughtModel = {
  readonly name: string;
  readonly description: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly tags: readonly Text[];
  readonly aliases: readonly { readonly alias: string; readonly version: number }[];
};

export type Stage = "None" | "Staging" | "Production" | "Archived";

export type BroughtVersion = {
  readonly model: string;
  readonly version: number;
  readonly description: string;
  readonly source: string;
  readonly runId: string | null;
  readonly runLink: string;
  readonly loggedModelId: string | null;
  readonly userName: string;
  readonly stage: Stage;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly tags: readonly Text[];
};

/** A page, and what the next one is asked with; null behind the last. */
export type Batch<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** Whose files. */
export type Owner = {
  readonly kind: "run" | "logged-model";
  readonly id: string;
  readonly uri: string;
};
