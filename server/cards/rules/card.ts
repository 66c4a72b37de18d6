import type { Completeness } from "./completeness";
import type { Content } from "./content";

/** A number; what JSON has no number for travels as its name. */
export type Real = number | "NaN" | "Infinity" | "-Infinity";

type Texts = Readonly<Record<string, string>>;
type Person = { readonly name: string };

export type CardModel = {
  readonly name: string;
  readonly description: string;
  readonly useCase: string;
  readonly riskTier: "low" | "medium" | "high" | null;
  readonly lifecycle: string;
  readonly ownerTeam: Person | null;
  readonly owner: Person | null;
  readonly deputy: Person | null;
};

export type CardVersion = {
  readonly version: number;
  readonly status: string;
  readonly stage: string;
  readonly description: string;
  readonly userName: string;
  readonly createdAt: Date;
  readonly frozenAt: Date | null;
  readonly source: string;
  readonly artifactUri: string;
  readonly artifactDigest: string | null;
  readonly artifactBytes: number | null;
  readonly contentDigest: string | null;
  readonly tags: Texts;
};

export type CardAlias = {
  readonly alias: string;
  readonly since: Date;
  readonly setByName: string;
  readonly reason: string;
};

export type CardRun = {
  readonly runId: string;
  readonly name: string;
  readonly experimentId: number;
  readonly experimentName: string;
  readonly userName: string;
  readonly status: string;
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly gitCommit: string | null;
  readonly gitUrl: string | null;
  readonly sourceName: string | null;
  readonly params: Texts;
};

/** The latest value; the data is named only where the client tied the two together. */
export type CardMetric = {
  readonly key: string;
  readonly value: Real;
  readonly dataset: string | null;
  readonly datasetDigest: string | null;
};

export type CardDataset = {
  readonly name: string;
  readonly digest: string;
  /** What the run used it for: `training`, `validation`, or nothing that was said. */
  readonly context: string;
  readonly sourceType: string;
  /** JSON of the client: where it lies. */
  readonly source: string;
};

export type CardField = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean | null;
};

/** Null: no signature is recorded. An empty list: the signature says that there is nothing. */
export type CardInterface = {
  readonly inputs: readonly CardField[];
  readonly outputs: readonly CardField[];
  readonly params: readonly CardField[];
} | null;

export type CardFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** Null: its files do not lie in Cairn. */
export type CardFiles = {
  readonly count: number;
  readonly bytes: number;
  /** The first of them by path. */
  readonly listed: readonly CardFile[];
} | null;

export type CardRebuild = {
  readonly rebuildable: boolean;
  readonly checked: number;
  readonly missing: readonly {
    readonly key: string;
    readonly what: string;
    readonly advice: string;
  }[];
};

/** Everything recorded about a version; nothing in it was written for the card. */
export type CardFacts = {
  readonly model: CardModel;
  readonly version: CardVersion;
  readonly aliases: readonly CardAlias[];
  readonly run: CardRun | null;
  readonly metrics: readonly CardMetric[];
  readonly datasets: readonly CardDataset[];
  readonly interface: CardInterface;
  readonly flavors: readonly string[];
  readonly files: CardFiles;
  readonly rebuild: CardRebuild;
};

/** Who wrote the words that stand, and when; revision 0: nobody has written anything yet. */
export type Prose = {
  readonly revision: number;
  readonly writtenByName: string | null;
  readonly writtenAt: Date | null;
  readonly content: Content;
};

export type Card = {
  readonly facts: CardFacts;
  readonly prose: Prose;
  readonly completeness: Completeness;
};
